//! What stands on the command line.

use jianbao::wire;
use jianbao::{Options, summary::Budget};
use lexopt::prelude::*;

/// Shown after a message on bad usage.
pub const USAGE: &str = "\
usage: jianbao segment   [--names whole|split] [FILE]
       jianbao keywords  [--limit N] [FILE]
       jianbao summarize [--characters N | --sentences N | --share R] [--focus TEXT] [FILE]
       jianbao entities  [FILE]
       jianbao page      [FILE]
       jianbao analyze   [FILE]
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
             --focus TEXT          prefer sentences that speak of this
  entities   people, places, organisations, times and numbers: text, kind, start and end, separated by tabs
  page       the articles of a pasted page, as JSON
  analyze    everything, as JSON: the same object as in JavaScript

options of every command
  --words FILE   a user dictionary: on each line `word`, `word tag` or `word frequency tag`
  --model NAME   news (default), open (learned from openly licensed texts alone) or none
  --jsonl        one {\"id\", \"text\"} a line in, one answer a line out, in the same order
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
    pub options: Options,
    pub words: Option<String>,
    pub model: ModelName,
    pub jsonl: bool,
    pub jobs: usize,
}

/// Reads the command line; `None` where help is asked for.
pub fn parse() -> Result<Option<Arguments>, String> {
    let mut parser = lexopt::Parser::from_env();
    let command = match parser.next().map_err(|it| it.to_string())? {
        Some(Value(name)) => match name.string().map_err(|it| it.to_string())?.as_str() {
            "segment" => Command::Segment,
            "keywords" => Command::Keywords,
            "summarize" => Command::Summarize,
            "entities" => Command::Entities,
            "page" => Command::Page,
            "analyze" => Command::Analyze,
            other => {
                return Err(format!(
                    "no command `{other}`, expected segment, keywords, summarize, entities, page or analyze"
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
        options: Options::default(),
        words: None,
        model: ModelName::News,
        jsonl: false,
        jobs: 1,
    };
    let mut has_input = false;
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
            Long("focus") if matches!(command, Command::Summarize) => {
                read.options.summary.focus = vec![text(&mut parser, "--focus")?]
            }
            Value(path) if !has_input => {
                has_input = true;
                let path = path.string().map_err(|it| it.to_string())?;
                read.input = if path == "-" {
                    Input::Standard
                } else {
                    Input::File(path)
                };
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
    Ok(Some(read))
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
