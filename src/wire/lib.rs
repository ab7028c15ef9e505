//! How choices travel: in the visitor's cookie, and on one line between guard and notice. Pure and total: any text may
//! come in, and what is not ours is `None`.

mod base64url;
pub mod choice;
mod crc16;
pub mod line;
