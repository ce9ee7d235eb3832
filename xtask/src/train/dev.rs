//! Texts that nothing is learned from, by which settings were chosen.

use super::corpus::{self, Sentence};
use super::names_data::{self, Named};
use super::tags_data::{self, Tagged};
use super::{SPLIT, UD, WHOLE, score, tags};
use jianbao::entity::label::KINDS;
use jianbao::entity::{self, Entity};
use jianbao::word::{Names, tagger};
use jianbao::{Lexicon, segment};
use std::path::Path;

pub struct Dev {
    whole: Vec<Sentence>,
    split: Vec<Sentence>,
    ud: Vec<Sentence>,
    named: Vec<Named>,
    tagged: Vec<Tagged>,
}

impl Dev {
    pub fn read(data: &Path) -> anyhow::Result<Self> {
        Ok(Self {
            whole: corpus::pfr(data, "dev", true, WHOLE)?,
            split: corpus::pfr(data, "dev", false, SPLIT)?,
            ud: corpus::lines(&data.join("ud/zh_gsdsimp.dev.words.txt"), UD)?,
            named: names_data::pfr(&data.join("pfr1998/names.dev.jsonl"))?,
            tagged: tags_data::pfr(&data.join("pfr1998/words.dev.jsonl"))?,
        })
    }

    /// Words: F1 and crossing errors.
    pub fn report(&self, what: &str, lexicon: &Lexicon) {
        println!(
            "{what:<38} {}   {}   {}",
            score::words(&self.whole, lexicon, Names::Whole),
            score::words(&self.split, lexicon, Names::Split),
            score::words(&self.ud, lexicon, Names::Whole)
        );
    }

    /// Names, each paragraph for itself: F1 of place and kind. Parts of speech: the share of right words that get the right one.
    pub fn report_entities(&self, what: &str, lexicon: &Lexicon) {
        let mut counts = [Count::default(); KINDS.len()];
        for it in &self.named {
            let mut words = segment(&it.text, lexicon, Names::Whole, &mut |_| {});
            let found = entity::find(&it.text, &mut words, lexicon);
            for (kind, count) in counts.iter_mut().enumerate() {
                count.add(it, kind, &found);
            }
        }
        let all = counts.iter().fold(Count::default(), |sum, it| sum.and(*it));
        println!(
            "{what}: people {:.2}, places {:.2}, organisations {:.2}, all {:.2}; parts of speech {:.2} %",
            counts[0].f1(),
            counts[1].f1(),
            counts[2].f1(),
            all.f1(),
            self.tag_accuracy(lexicon)
        );
    }

    fn tag_accuracy(&self, lexicon: &Lexicon) -> f64 {
        let (mut right, mut all) = (0, 0);
        for it in &self.tagged {
            let mut example = tags::example(it, &[], lexicon);
            let Some(models) = lexicon.model().and_then(|it| it.entities()) else {
                return 0.0;
            };
            let (weights, settled) = (&models.tags, &models.settled);
            tagger::tag(&mut example.words, &example.looks, weights, settled, |_| {
                false
            });
            for (word, label) in example.words.iter().zip(&example.labels) {
                if let Some(label) = *label {
                    all += 1;
                    right += usize::from(tagger::TAGS.get(label) == Some(&word.tag.name()));
                }
            }
        }
        100.0 * right as f64 / all as f64
    }
}

/// How many names are the same, found, and right.
#[derive(Clone, Copy, Default)]
struct Count {
    same: usize,
    found: usize,
    gold: usize,
}

impl Count {
    fn add(&mut self, named: &Named, kind: usize, found: &[Entity]) {
        let gold = || named.names.iter().filter(|it| it.1 == kind);
        self.gold += gold().count();
        for it in found.iter().filter(|it| it.kind == KINDS[kind]) {
            self.found += 1;
            self.same += usize::from(gold().any(|name| name.0 == (it.span.start..it.span.end)));
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            same: self.same + other.same,
            found: self.found + other.found,
            gold: self.gold + other.gold,
        }
    }

    fn f1(self) -> f64 {
        200.0 * self.same as f64 / (self.found + self.gold) as f64
    }
}
