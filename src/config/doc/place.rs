//! The name of a place in the text, as people write it: `services[2].hosts[0]`.

use super::{Doc, Kind, Node};

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
            path.push_str(&format!("[{index}]"));
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
