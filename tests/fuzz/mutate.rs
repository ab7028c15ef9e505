//! Making inputs up: seeds, spoilt in the ways in which inputs are spoilt.

/// Pseudo-random numbers (xorshift64*, Vigna 2016); the same seed, the same numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Any seed will do.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `limit`; 0 when there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.number() >> 11) as usize % limit.max(1)
    }
}

/// One of the seeds with one to six changes. `words` are texts that mean something to the target.
pub fn mutated(seeds: &[Vec<u8>], words: &[&str], random: &mut Random) -> Vec<u8> {
    let mut input = any(seeds, random).map_or(Vec::new(), Vec::clone);
    for _ in 0..=random.below(6) {
        let at = random.below(input.len() + 1);
        let end = at + random.below(input.len() - at + 1).min(12);
        match random.below(9) {
            0 => input.truncate(at),
            1 => input.insert(at, random.number() as u8),
            2 => drop(input.drain(at..end)),
            3 => repeat(&mut input, at, end, 1 + random.below(40)),
            4 => splice(
                &mut input,
                at..end,
                any(words, random).map_or(&[], |word| word.as_bytes()),
            ),
            5 => splice(
                &mut input,
                at..at,
                any(words, random).map_or(&[], |word| word.as_bytes()),
            ),
            6 => {
                let other = any(seeds, random).map_or(Vec::new(), Vec::clone);
                let from = random.below(other.len() + 1);
                splice(&mut input, at..end, &other[from..]);
            }
            7 => input
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte ^= 1 << random.below(8)),
            _ => input
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte = random.number() as u8),
        }
        input.truncate(20_000);
    }
    input
}

fn any<'a, T>(list: &'a [T], random: &mut Random) -> Option<&'a T> {
    list.get(random.below(list.len()))
}

fn splice(input: &mut Vec<u8>, range: std::ops::Range<usize>, with: &[u8]) {
    input.splice(range, with.iter().copied());
}

fn repeat(input: &mut Vec<u8>, at: usize, end: usize, times: usize) {
    let part = input[at..end].repeat(times);
    splice(input, at..at, &part);
}
