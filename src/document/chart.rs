//! Small charts as data: values by place and series, and the words that stand for the drawing.

use super::mark::Mark;

const NO_DATA: &str = "暂无数据";

/// A chart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chart {
    /// What it shows, without the unit: 各月按时报送率.
    pub title: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// The places along the axis: months, groups.
    pub categories: Vec<String>,
    /// What is drawn at each place.
    pub series: Vec<Series>,
    /// The unit of every value (`%`, `项`); empty for none.
    pub unit: String,
    /// What it says, in words, for whoever cannot see it; where empty, [`Chart::spoken`] reads the values out.
    pub alt: String,
    /// What a revision did to all of it.
    pub mark: Mark,
}

/// One line, or the bars of one look.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// A value for each category, in whole tenths of the chart's unit: 486 is 48.6 %, 120 is 12 项. `None` is a value
    /// that nobody gave: it leaves a gap and is never taken for nought.
    pub values: Vec<Option<i64>>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// A line a series, for what changes over time.
    #[default]
    Line,
    /// Bars side by side.
    Bars,
    /// Bars made of the series' parts.
    StackedBars,
}

impl Chart {
    /// How many places the axis has. A value without a category has a place without a name, so that it is not lost.
    pub fn places(&self) -> usize {
        self.series.iter().map(|s| s.values.len()).chain([self.categories.len()]).max().unwrap_or(0)
    }

    /// The name of a place.
    pub fn category(&self, place: usize) -> &str {
        self.categories.get(place).map_or("", String::as_str)
    }

    /// The value of a series at a place, in tenths of the unit.
    pub fn value(&self, series: usize, place: usize) -> Option<i64> {
        self.series.get(series).and_then(|s| s.values.get(place).copied().flatten())
    }

    /// Whether there is no value at all.
    pub fn is_empty(&self) -> bool {
        self.series.iter().all(|s| s.values.iter().all(Option::is_none))
    }

    /// Whether every value is whole; then none is printed with a decimal, else all are.
    pub fn is_whole(&self) -> bool {
        self.series.iter().flat_map(|s| &s.values).flatten().all(|v| v % 10 == 0)
    }

    /// A value as printed, alike for all of a chart.
    pub fn number(&self, tenths: i128) -> String {
        number(tenths, !self.is_whole())
    }

    /// The title with the unit: 各月按时报送率（单位：%）.
    pub fn caption(&self) -> String {
        match (self.title.as_str(), self.unit.as_str()) {
            (title, "") => title.to_owned(),
            ("", unit) => format!("单位：{unit}"),
            (title, unit) => format!("{title}（单位：{unit}）"),
        }
    }

    /// What stands in place of a chart that has no value to draw: 按时报送率（单位：%）：暂无数据.
    pub fn note(&self) -> String {
        let caption = self.caption();
        if caption.is_empty() { NO_DATA.to_owned() } else { format!("{caption}：{NO_DATA}") }
    }

    /// The words that stand for the drawing: those given, else its kind, caption and every value.
    pub fn spoken(&self) -> String {
        if !self.alt.trim().is_empty() {
            return self.alt.clone();
        }
        let kind = match self.kind {
            ChartKind::Line => "折线图",
            ChartKind::Bars => "柱形图",
            ChartKind::StackedBars => "堆积柱形图",
        };
        let places: Vec<String> = (0..self.places()).map(|p| self.spoken_place(p)).collect();
        let values = if self.is_empty() { NO_DATA.to_owned() } else { places.join("；") };
        format!("{kind}：{}。{values}。", self.caption())
    }

    fn spoken_place(&self, place: usize) -> String {
        let one = |series: usize| {
            let name = if self.series.len() > 1 { self.series[series].name.as_str() } else { "" };
            let value = self.value(series, place).map(|v| format!("{}{}", self.number(v.into()), self.unit));
            format!("{name}{}", value.as_deref().unwrap_or("无数据"))
        };
        let values: Vec<String> = (0..self.series.len()).map(one).collect();
        format!("{}：{}", self.category(place), values.join("，"))
    }
}

/// Tenths as a decimal number, or as a whole one.
pub fn number(tenths: i128, decimal: bool) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let size = tenths.unsigned_abs();
    if decimal { format!("{sign}{}.{}", size / 10, size % 10) } else { format!("{sign}{}", size / 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(values: &[Option<i64>]) -> Chart {
        Chart {
            title: "按时报送率".into(),
            kind: ChartKind::Line,
            categories: vec!["6月".into(), "7月".into()],
            series: vec![Series { name: "按时".into(), values: values.to_vec() }],
            unit: "%".into(),
            ..Chart::default()
        }
    }

    #[test]
    fn numbers_of_a_chart_are_printed_alike() {
        let c = chart(&[Some(486), Some(570)]);
        assert_eq!([c.number(486), c.number(570), c.number(-5)], ["48.6", "57.0", "-0.5"]);
        assert_eq!(chart(&[Some(120), None]).number(120), "12");
        assert_eq!(number(i128::from(i64::MIN), true), "-922337203685477580.8");
    }

    #[test]
    fn a_chart_without_words_reads_its_values_out() {
        let spoken = chart(&[Some(486), None]).spoken();
        assert_eq!(spoken, "折线图：按时报送率（单位：%）。6月：48.6%；7月：无数据。");
        assert_eq!(chart(&[None]).note(), "按时报送率（单位：%）：暂无数据");
        assert_eq!(chart(&[None]).spoken(), "折线图：按时报送率（单位：%）。暂无数据。");
        assert_eq!(Chart { alt: "逐月上升。".into(), ..chart(&[Some(1)]) }.spoken(), "逐月上升。");
    }

    #[test]
    fn a_value_without_a_category_keeps_its_place() {
        let c = chart(&[Some(1), Some(2), Some(3)]);
        assert_eq!((c.places(), c.category(2), c.value(0, 2)), (3, "", Some(3)));
    }
}
