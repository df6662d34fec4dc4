//! What became of everything that a received file says, cell by cell: nothing that a unit wrote is dropped in silence.

use crate::base::Diagnostic;
use serde::{Deserialize, Serialize};

/// The account of one file.
#[derive(Clone, Debug, Default, Hash)]
pub struct Account {
    /// How many cells (of a table) and lines (of a text) hold anything, counted when the file was opened.
    pub total: usize,
    /// What became of each of them.
    pub cells: Vec<CellAccount>,
}

/// One cell or line.
#[derive(Clone, Debug, Hash)]
pub struct CellAccount {
    /// Where it stands in the file: `进展!D5`, or `12` for a line of a text.
    pub at: String,
    /// What it says.
    pub text: String,
    /// The task it speaks of.
    pub task: Option<u32>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a cell.
#[derive(Clone, Debug, Hash)]
pub enum Fate {
    /// It went into a field of the submission.
    Accepted(Field),
    /// 同上, or a cell merged over several rows: the field took the words of another cell.
    Carried {
        /// The field.
        field: Field,
        /// The cell whose words it took.
        from: String,
    },
    /// Refused, and to be asked back: the finding says why and what is wanted.
    Returned(Box<Diagnostic>),
    /// It contradicts something; the number of the conflict in `content/progress/MONTH.yaml`.
    Conflict(String),
    /// It is no report.
    Ignored(Reason),
}

/// A field that a cell can fill. Its name is the key of a submission in YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 填报单位
    Unit,
    /// 月份
    Month,
    /// 报送时间
    Received,
    /// 填报人
    Reporter,
    /// 联系电话
    Phone,
    /// 任务序号
    Task,
    /// 状态
    Status,
    /// 完成率
    Rate,
    /// 工作进展
    Progress,
    /// 存在问题
    Problems,
    /// 下一步打算
    Next,
}

impl Field {
    /// Its name: `status`.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Unit => "unit",
            Field::Month => "month",
            Field::Received => "received",
            Field::Reporter => "reporter",
            Field::Phone => "phone",
            Field::Task => "task",
            Field::Status => "status",
            Field::Rate => "rate",
            Field::Progress => "progress",
            Field::Problems => "problems",
            Field::Next => "next",
        }
    }

    /// Every field.
    pub const ALL: [Field; 11] = [
        Field::Unit,
        Field::Month,
        Field::Received,
        Field::Reporter,
        Field::Phone,
        Field::Task,
        Field::Status,
        Field::Rate,
        Field::Progress,
        Field::Problems,
        Field::Next,
    ];

    /// The field of that name.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// Why a cell counts as no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A heading of a column, or a label.
    Heading,
    /// The title of the table, or a line that only says what follows.
    Title,
    /// What the form said before it was filled in: the task's own text, its units, last month's words.
    Prefilled,
    /// A number or a date that serves the reader of the form only: a second running number, the day of filling in.
    ForReader,
    /// A row of sums.
    Total,
    /// A note or an instruction.
    Note,
    /// In a hidden row, column or sheet; reported apart.
    Hidden,
    /// A row that names a task and says nothing of it.
    Untouched,
    /// A row left empty whose task is not in force any more.
    NotInForce,
    /// On a sheet that holds no reports.
    OtherSheet,
    /// A later report of the same unit took its place; kept in the record.
    Replaced,
    /// The same file came before.
    Duplicate,
}

impl Reason {
    /// In words, Chinese and English.
    pub const fn words(self) -> crate::base::diagnostic::Text {
        let (zh, en) = match self {
            Reason::Heading => ("栏目名称", "a heading"),
            Reason::Title => ("标题", "a title"),
            Reason::Prefilled => ("表格原有内容", "part of the form"),
            Reason::ForReader => ("仅供阅读的序号或日期", "a number or date for the reader only"),
            Reason::Total => ("合计", "a row of sums"),
            Reason::Note => ("说明", "a note"),
            Reason::Hidden => ("隐藏的行、列或工作表", "hidden"),
            Reason::Untouched => ("只有序号，没有填报", "a row left empty"),
            Reason::NotInForce => ("任务已不再执行", "a task no longer in force"),
            Reason::OtherSheet => ("不是填报表", "no table of reports"),
            Reason::Replaced => ("已被后来的报送取代", "replaced by a later report"),
            Reason::Duplicate => ("重复收到的文件", "the same file came before"),
        };
        crate::base::diagnostic::Text { zh, en }
    }
}

/// How many cells met each fate; they add up to the file's total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Counts {
    /// Accepted.
    pub accepted: usize,
    /// Carried over.
    pub carried: usize,
    /// Returned.
    pub returned: usize,
    /// In conflict.
    pub conflict: usize,
    /// Ignored, with a reason.
    pub ignored: usize,
}

impl Account {
    /// How many cells met each fate.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for cell in &self.cells {
            *match cell.fate {
                Fate::Accepted(_) => &mut counts.accepted,
                Fate::Carried { .. } => &mut counts.carried,
                Fate::Returned(_) => &mut counts.returned,
                Fate::Conflict(_) => &mut counts.conflict,
                Fate::Ignored(_) => &mut counts.ignored,
            } += 1;
        }
        counts
    }

    /// Whether every cell is accounted for, and each once.
    pub fn adds_up(&self) -> bool {
        let mut places: Vec<&str> = self.cells.iter().map(|c| c.at.as_str()).collect();
        places.sort_unstable();
        places.dedup();
        places.len() == self.cells.len() && self.cells.len() == self.total
    }
}
