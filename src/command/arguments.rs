//! What stands on the command line.

use super::fields::Fields;
use super::instruments;
use jianbao::wire;
use jianbao::{Options, summary::Budget};
use lexopt::prelude::*;

/// Shown after a message on bad usage.
pub const USAGE: &str = "\
usage: jianbao segment   [--names whole|split] [FILE]
       jianbao keywords  [--limit N] [FILE]
       jianbao summarize [--characters N | --sentences N | --share R] [--focus TEXT] [--article N] [FILE]
       jianbao entities  [FILE]
       jianbao page      [FILE]
       jianbao analyze   [--fields NAMES] [FILE]
       jianbao concordance [--left N] [--right N] [--unit words|characters] [--sort KEYS] [--article N] [--limit N] WORD [FILE]
       jianbao collocates  [--window N] [--measure logLikelihood|mi|count] [--article N] [--least N] [--limit N] WORD [FILE]
       jianbao compare     [--articles N,N] [--least N] [--limit N] A B
       jianbao frequencies [--n N] [--by article|section] [--article N] [--least N] [--limit N] [FILE]
       jianbao --help

every command takes --words FILE, --model news|open|none, --jsonl and --jobs N";

/// Shown when asked for.
pub const HELP: &str = "\
Reads Chinese news text: words, counts, names, keywords and a summary.

usage: jianbao COMMAND [OPTIONS] [FILE]

No FILE, or -, reads standard input. UTF-8, UTF-16, GB18030 and Big5 are recognised.

commands
  segment    one line out for one line in, words separated by one space
             --names whole|split   沈雪梅 (default) or 沈 雪梅
  keywords   text, score and count, separated by tabs, best first
             --limit N             at most N keywords (default 20)
  summarize  sentences of the text, verbatim and in their order
             --characters N        at most N characters, white space aside (default 140)
             --sentences N         at most N sentences
             --share R             at most this share of the text, above 0 and up to 1
             --focus TEXT          only sentences that speak of this, where there are any
             --article N           only this article of a page, the first being 0
  entities   people, places, organisations, times and numbers: text, kind, start and end, separated by tabs
  page       the articles of a pasted page, as JSON
  analyze    everything, as JSON: the same object as in JavaScript
             --fields NAMES        only these fields: sentences,summary,frequencies.text,frequencies.count
  concordance  every place of WORD: what stands before it, there and behind it, start and end, separated by tabs
             WORD                  发展, '高质量 发展', '*发展', '?市', '发展/v', '推动 *'
             --left N, --right N   so much around it (default 10)
             --unit UNIT           of words (default) or characters
             --sort KEYS           up to three of left1 to left3, right1 to right3 and word: left1,right1
             --limit N             at most N lines (default 100)
             --article N           only this article of a page, the first being 0; so too collocates and frequencies
  collocates words near WORD: text, count near, count in all, log-likelihood and MI, separated by tabs
             --window N            up to 10 words on either side (default 5), or N,N for left and right
             --measure NAME        sort by logLikelihood (default), mi or count
  compare    words by which A and B differ: text, counts in A and in B, both for 10,000 words, log-likelihood, log ratio
             and its 95 % interval, separated by tabs
             --articles N,N        an article of each instead of the whole, from 0
  frequencies  text, count, count for 10,000 words and dispersion (Gries' DP), separated by tabs, most frequent first
             --n N                 N words in a row, up to 5
             --by PIECE            with --jsonl: counts for every article or section
  of the last three
             --least N             leave out what stands there less often
             --stems               the forms of an English word are one: plan, plans, planned
             --no-stop-words       leave out no words

options of every command
  --words FILE   a user dictionary: on each line `word`, `word tag` or `word frequency tag`
  --model NAME   news (default), open (learned from openly licensed texts alone) or none
  --jsonl        (not compare) one {\"id\", \"text\"} a line in, one answer a line out, in the same order
  --jobs N       with --jsonl: use N cores (default 1)
";

/// Which command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Segment,
    Keywords,
    Summarize,
    Entities,
    Page,
    Analyze,
    Concordance,
    Collocates,
    Compare,
    Frequencies,
}

impl Command {
    /// Whether it asks about a text that was read once, with options as JavaScript gives them.
    fn is_instrument(self) -> bool {
        matches!(
            self,
            Self::Concordance | Self::Collocates | Self::Compare | Self::Frequencies
        )
    }

    /// Whether a word to look for stands before the file.
    fn has_query(self) -> bool {
        matches!(self, Self::Concordance | Self::Collocates)
    }
}

/// Which model reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelName {
    News,
    Open,
    None,
}

/// Where the text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Standard,
    File(String),
}

impl Input {
    /// Its name in messages.
    pub fn name(&self) -> &str {
        match self {
            Self::Standard => "standard input",
            Self::File(path) => path,
        }
    }
}

/// All that was asked.
pub struct Arguments {
    pub command: Command,
    pub input: Input,
    /// What a text is compared with.
    pub other: Option<Input>,
    /// What is looked for.
    pub query: String,
    pub options: Options,
    /// The options of an instrument.
    pub asked: wire::Value,
    /// What of an analysis is wanted, where that is not all.
    pub fields: Option<Fields>,
    pub words: Option<String>,
    pub model: ModelName,
    pub jsonl: bool,
    pub jobs: usize,
}

/// Reads a command line; `None` where help is asked for.
pub fn parse(mut parser: lexopt::Parser) -> Result<Option<Arguments>, String> {
    let command = match parser.next().map_err(|it| it.to_string())? {
        Some(Value(name)) => match name.string().map_err(|it| it.to_string())?.as_str() {
            "segment" => Command::Segment,
            "keywords" => Command::Keywords,
            "summarize" => Command::Summarize,
            "entities" => Command::Entities,
            "page" => Command::Page,
            "analyze" => Command::Analyze,
            "concordance" => Command::Concordance,
            "collocates" => Command::Collocates,
            "compare" => Command::Compare,
            "frequencies" => Command::Frequencies,
            other => {
                return Err(format!(
                    "no command `{other}`, expected segment, keywords, summarize, entities, page, analyze, concordance, \
                     collocates, compare or frequencies"
                ));
            }
        },
        Some(Long("help") | Short('h')) => return Ok(None),
        Some(other) => return Err(other.unexpected().to_string()),
        None => return Err("expected a command".to_owned()),
    };
    let mut read = Arguments {
        command,
        input: Input::Standard,
        other: None,
        query: String::new(),
        options: Options::default(),
        asked: wire::Value::Nothing,
        fields: None,
        words: None,
        model: ModelName::News,
        jsonl: false,
        jobs: 1,
    };
    let mut has_query = false;
    let mut has_input = false;
    let mut asked = Vec::new();
    let mut budget = None;
    while let Some(argument) = parser.next().map_err(|it| it.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("jsonl") => read.jsonl = true,
            Long("jobs") => {
                read.jobs = whole(&text(&mut parser, "--jobs")?, "--jobs", 1)?.min(MOST_JOBS)
            }
            Long("words") => read.words = Some(text(&mut parser, "--words")?),
            Long("model") => read.model = model(&text(&mut parser, "--model")?)?,
            Long(name) if command.is_instrument() => {
                let name = name.to_owned();
                asked.push(instruments::option(&name, || {
                    text(&mut parser, &format!("--{name}"))
                })?);
            }
            Long("names") if command != Command::Page => {
                read.options.names =
                    wire::names(&text(&mut parser, "--names")?).map_err(|it| format!("--{it}"))?
            }
            Long("limit") if matches!(command, Command::Keywords) => {
                read.options.keywords.limit = whole(&text(&mut parser, "--limit")?, "--limit", 0)?
            }
            Long(name @ ("characters" | "sentences" | "share"))
                if matches!(command, Command::Summarize) =>
            {
                let name = format!("--{name}");
                let value = text(&mut parser, &name)?;
                if let Some((first, _)) = &budget {
                    return Err(format!(
                        "{name}: expected one budget, found {first} as well"
                    ));
                }
                let given = match name.as_str() {
                    "--characters" => Budget::Characters(whole(&value, &name, 1)?),
                    "--sentences" => Budget::Sentences(whole(&value, &name, 1)?),
                    _ => {
                        let share: f64 = value
                            .parse()
                            .map_err(|_| format!("{name}: expected a number, found `{value}`"))?;
                        Budget::Share(wire::share(share, &name).map_err(|it| it.to_string())?)
                    }
                };
                budget = Some((name, given));
            }
            Long("fields") if command == Command::Analyze => {
                read.fields = Some(Fields::read(&text(&mut parser, "--fields")?)?)
            }
            Long("focus") if matches!(command, Command::Summarize) => {
                read.options.summary.focus = vec![text(&mut parser, "--focus")?]
            }
            Value(query) if command.has_query() && !has_query => {
                has_query = true;
                read.query = query.string().map_err(|it| it.to_string())?;
            }
            Long("article") if matches!(command, Command::Summarize) => {
                let article = whole(&text(&mut parser, "--article")?, "--article", 0)?;
                read.options.summary.article = Some(article);
            }
            Value(path) if !has_input => {
                has_input = true;
                read.input = input(path.string().map_err(|it| it.to_string())?);
            }
            Value(path) if command == Command::Compare && read.other.is_none() => {
                read.other = Some(input(path.string().map_err(|it| it.to_string())?));
            }
            Value(path) => {
                return Err(format!(
                    "expected one file, found `{}` as well",
                    path.to_string_lossy()
                ));
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    if let Some((_, budget)) = budget {
        read.options.summary.budget = budget;
    }
    if command.is_instrument() {
        read.asked = wire::Value::Object(asked);
        instruments::check(&read, has_query)?;
    }
    Ok(Some(read))
}

fn input(path: String) -> Input {
    if path == "-" {
        Input::Standard
    } else {
        Input::File(path)
    }
}

/// More threads than this help nobody.
const MOST_JOBS: usize = 256;

fn text(parser: &mut lexopt::Parser, name: &str) -> Result<String, String> {
    let value = parser
        .value()
        .map_err(|_| format!("{name}: expected a value"))?;
    value.string().map_err(|it| format!("{name}: {it}"))
}

fn whole(value: &str, name: &str, least: usize) -> Result<usize, String> {
    value.parse().ok().filter(|&it| it >= least).ok_or_else(|| {
        format!("{name}: expected a whole number of at least {least}, found `{value}`")
    })
}

fn model(name: &str) -> Result<ModelName, String> {
    match name {
        "news" => Ok(ModelName::News),
        "open" => Ok(ModelName::Open),
        "none" => Ok(ModelName::None),
        _ => Err(format!(
            "--model: expected news, open or none, found `{name}`"
        )),
    }
}
