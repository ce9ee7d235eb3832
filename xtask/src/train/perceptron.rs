//! The averaged perceptron that both models are trained with: weights in rows that hashes find, so that features share rows in
//! training as they do later; whole numbers throughout, so that training twice gives the same.

/// Rows of `L` weights.
pub struct Perceptron<const L: usize> {
    pub rows: Vec<[i32; L]>,
    /// For every weight the sum of its changes, each times the moment it was made.
    moments: Vec<[i64; L]>,
    now: i64,
    shift: u32,
    /// Which weights may change.
    open: Vec<[bool; L]>,
}

impl<const L: usize> Perceptron<L> {
    /// 2^`bits` rows.
    pub fn new(bits: u32) -> Self {
        Self {
            rows: vec![[0; L]; 1 << bits],
            moments: vec![[0; L]; 1 << bits],
            now: 1,
            shift: 32 - bits,
            open: vec![[true; L]; 1 << bits],
        }
    }

    #[inline]
    pub fn row(&self, hash: u32) -> &[i32; L] {
        &self.rows[(hash >> self.shift) as usize]
    }

    #[inline]
    pub fn add(&self, hash: u32, sum: &mut [i32; L]) {
        for (to, from) in sum.iter_mut().zip(self.row(hash)) {
            *to += from;
        }
    }

    /// Changes one weight.
    #[inline]
    pub fn change(&mut self, hash: u32, label: usize, by: i32) {
        let at = (hash >> self.shift) as usize;
        if !self.open[at][label] {
            return;
        }
        self.rows[at][label] += by;
        self.moments[at][label] += self.now * i64::from(by);
    }

    /// One more example is done.
    pub fn step(&mut self) {
        self.now += 1;
    }

    /// Keeps only the largest weights, a share of 1/`one_in` of all; the others are 0 from now on.
    pub fn prune(&mut self, one_in: usize) {
        let averages = self.averages();
        let mut sizes: Vec<i64> = averages.iter().flatten().map(|it| it.abs()).collect();
        let at = sizes.len() - 1 - sizes.len() / one_in;
        let least = (*sizes.select_nth_unstable(at).1).max(1);
        let weights = self
            .rows
            .iter_mut()
            .zip(&mut self.moments)
            .zip(&mut self.open)
            .zip(&averages);
        for (((row, moments), open), averages) in weights {
            for label in 0..L {
                open[label] = averages[label].abs() > least;
                if !open[label] {
                    row[label] = 0;
                    moments[label] = 0;
                }
            }
        }
    }

    /// The weights averaged over all moments, times `now`.
    pub fn averages(&self) -> Vec<[i64; L]> {
        let average = |(row, moments): (&[i32; L], &[i64; L])| {
            std::array::from_fn(|it| i64::from(row[it]) * self.now - moments[it])
        };
        self.rows.iter().zip(&self.moments).map(average).collect()
    }
}

/// The size of the weight that only a share of 1/`rare` of all (not counting zeros) exceed.
pub fn quantile<const L: usize>(weights: &[[i64; L]], rare: usize) -> i64 {
    let mut sizes: Vec<i64> = weights
        .iter()
        .flatten()
        .map(|it| it.abs())
        .filter(|&it| it > 0)
        .collect();
    sizes.sort_unstable();
    sizes
        .get(sizes.len().saturating_sub(1 + sizes.len() / rare))
        .copied()
        .unwrap_or(1)
        .max(1)
}

/// `weight` in steps of which `most` is `top`, rounded to the nearest, at most `limit`.
pub fn quantised(weight: i64, most: i64, top: i64, limit: i64) -> i64 {
    let scaled = i128::from(weight) * i128::from(2 * top);
    let most = i128::from(most);
    let rounded = (scaled + if weight < 0 { -most } else { most }) / (2 * most);
    (rounded as i64).clamp(-limit, limit)
}

/// Shuffles in an order that is the same every time.
pub fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for at in (1..items.len()).rev() {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        items.swap(at, (*state >> 33) as usize % (at + 1));
    }
}
