//! What the targets share: the laws that hold for any text, and the files of the command, which are no library.

// Some of what the command needs no target does.
#![allow(dead_code)]

#[path = "../../src/command/arguments.rs"]
pub mod arguments;
#[path = "../../src/command/failure.rs"]
pub mod failure;
#[path = "../../src/command/fields.rs"]
pub mod fields;
#[path = "../laws/hold.rs"]
pub mod hold;
#[path = "../../src/command/instruments.rs"]
pub mod instruments;
#[path = "../../src/command/json.rs"]
pub mod json;
#[path = "../../src/command/lines.rs"]
pub mod lines;
#[path = "../../src/command/output.rs"]
pub mod output;

use failure::Failure;
use jianbao::Lexicon;
use std::sync::LazyLock;

/// What every native build has.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// The same without a model.
pub static WITHOUT_MODEL: LazyLock<Lexicon> = LazyLock::new(|| LEXICON.clone().without_model());

/// A page with a little of everything: a damaged lexicon or model that is not refused has to read it.
pub const PAGE: &str = "大势已至 乘势而上\n本报记者 沈雪梅\n新华社南京1月22日电（记者王明）南通抢抓机遇，长江口产业创新协同区建在南通。\
    “很好，”张毅说，漢語与GPT-4o占3.5%。😂𠮷野家\n\n招标公告\n南海南部南通市的南方人在南京。\n";
