//! The name of a place in the text, as people write it: `services[2].hosts[0]`.

use super::Doc;
use super::doc::{Kind, Node};

impl Doc {
    /// The path of a value, or of a key, from the root; the root's is empty.
    pub fn path(&self, node: Node) -> String {
        let mut path = String::new();
        let mut at = self.root();
        while let Some(child) = self.step(at, node, &mut path) {
            at = child;
        }
        path
    }

    /// One step from `from` towards `to`.
    fn step(&self, from: Node, to: Node, path: &mut String) -> Option<Node> {
        if self.kind(from) == Kind::List {
            let (index, item) = self
                .items(from)
                .enumerate()
                .filter(|(_, item)| *item <= to)
                .last()?;
            path.push('[');
            push_number(path, index);
            path.push(']');
            return Some(item);
        }
        let (key, value) = self.pairs(from).filter(|(key, _)| *key <= to).last()?;
        if to != from {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&self.written(key));
        }
        Some(value).filter(|_| key != to)
    }
}

// `format!` alone would cost the first load about 2 KB.
fn push_number(path: &mut String, number: usize) {
    if number >= 10 {
        push_number(path, number / 10);
    }
    path.push(char::from(b'0' + (number % 10) as u8));
}
