//! The help of `hongtou verify`, `effects`, `issue` and `approve`.

use super::{ArgHelp, CommandHelp, arg, command};

pub(in super::super::super) const VERIFY: CommandHelp = command(
    "verify",
    "在内存中重新生成清单所列的全部文件，核对每个散列值；什么都不写",
    "Make everything in the manifest again in memory and compare every hash; nothing is written",
    "hongtou verify [选项]",
);
pub(in super::super::super) const EFFECTS: CommandHelp = command(
    "effects",
    "列出修改通知影响到哪些文件，各由哪几处修改引起",
    "List which papers an amendment reaches, and by which of its changes",
    "hongtou effects [选项]",
);
pub(in super::super::super) const ISSUE: CommandHelp = command(
    "issue",
    "登记印发：记下文件和依据的散列值，此后不再改动；要改另发修改通知",
    "Put a paper on record as issued: its files and what they were made of are frozen from then on",
    "hongtou issue <文种> [选项]",
);
pub(in super::super::super) const ISSUE_NOTICE: CommandHelp = command(
    "notice",
    "登记通知及其附件",
    "The notice with its annex",
    "hongtou issue notice --number <文号> --date <日期> [选项]",
);
pub(in super::super::super) const ISSUE_AMENDMENT: CommandHelp = command(
    "amendment",
    "登记修改通知，连同修改后的全文等",
    "An amendment with what follows from it",
    "hongtou issue amendment <修改> --number <文号> --date <日期> [选项]",
);
pub(in super::super::super) const ISSUE_BULLETIN: CommandHelp = command(
    "bulletin",
    "登记一期通报",
    "The bulletin of a month",
    "hongtou issue bulletin <月份> --number <文号> --date <日期> [选项]",
);
pub(in super::super::super) const APPROVE: CommandHelp = command(
    "approve",
    "登记谁在哪一天批准了已印发登记的文稿；内容一变，批准即失效",
    "Note who approved a recorded paper and when; the approval is void once the paper changes",
    "hongtou approve <文种> [选项]",
);
pub(in super::super::super) const APPROVE_NOTICE: CommandHelp = command(
    "notice",
    "批准通知及其附件",
    "The notice with its annex",
    "hongtou approve notice --by <姓名> --on <日期> [选项]",
);
pub(in super::super::super) const APPROVE_AMENDMENT: CommandHelp = command(
    "amendment",
    "批准修改通知，连同修改后的全文等",
    "An amendment with what follows from it",
    "hongtou approve amendment <修改> --by <姓名> --on <日期> [选项]",
);
pub(in super::super::super) const APPROVE_BULLETIN: CommandHelp = command(
    "bulletin",
    "批准一期通报",
    "The bulletin of a month",
    "hongtou approve bulletin <月份> --by <姓名> --on <日期> [选项]",
);

pub(in super::super::super) const AMENDMENT_ASKED: ArgHelp = arg(
    "amendment",
    ["修改通知的文件名（如 01）或文号；默认全部", "修改"],
    ["The amendment, by its file such as 01 or its number; all by default", "AMENDMENT"],
);
pub(in super::super::super) const AMENDMENT_ISSUED: ArgHelp =
    arg("amendment", ["修改通知的文件名，如 01", "修改"], ["The amendment's file, such as 01", "AMENDMENT"]);
pub(in super::super::super) const MONTH_ISSUED: ArgHelp =
    arg("month", ["通报的月份，如 2022-06", "月份"], ["The bulletin's month, such as 2022-06", "MONTH"]);
pub(in super::super::super) const NUMBER_ISSUED: ArgHelp = arg(
    "number",
    ["发文字号，须与公文所印的相同；公文没有的，填入 content/", "文号"],
    ["Its document number, as printed; filled into content/ where there is none yet", "NUMBER"],
);
pub(in super::super::super) const DATE_ISSUED: ArgHelp = arg(
    "date",
    ["成文日期，如 2022-05-09，须与公文所印的相同", "日期"],
    ["Its date, such as 2022-05-09, as printed", "DATE"],
);
pub(in super::super::super) const APPROVED_BY: ArgHelp =
    arg("by", ["签发人，其批准记为成文之日", "姓名"], ["Who approved it, noted for the day of its date", "NAME"]);
pub(in super::super::super) const BY: ArgHelp = arg("by", ["批准人", "姓名"], ["Who approved it", "NAME"]);
pub(in super::super::super) const ON: ArgHelp =
    arg("on", ["批准的日期，如 2022-05-09", "日期"], ["The day of the approval, such as 2022-05-09", "DATE"]);
