//! What can be wrong with a pattern.

/// What is wrong with a pattern.
///
/// The first three are read in their evident meaning all the same, so that what was declared stays held; after the
/// others nothing was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// It begins with a scheme (`https://`). Read without it.
    Scheme,
    /// It begins with `*.`. Read without it: a host includes the hosts below it anyway.
    Wildcard,
    /// It has a query or a fragment. Read up to there.
    Query,
    /// There is nothing in it.
    Empty,
    /// It means everything: `*`, or `/` on the own origin.
    Everything,
    /// The host has a character that no host has. A host beyond ASCII is written in its `xn--` form.
    Host,
    /// The port is not a number from 1 to 65535.
    Port,
    /// It is longer than 255 bytes.
    TooLong,
    /// There are more than 65,000 different patterns already.
    TooMany,
}
