//! CRC-16/IBM-3740 ("CCITT-FALSE"): polynomial 0x1021, start 0xFFFF, no reflection.

/// The checksum of `bytes`; of `123456789` it is 0x29B1. With the checksum itself behind them it is 0.
pub(crate) fn of(bytes: &[u8]) -> u16 {
    let mut crc = 0xffff_u16;
    for byte in bytes {
        crc ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            let carry = crc & 0x8000 != 0;
            crc <<= 1;
            if carry {
                crc ^= 0x1021;
            }
        }
    }
    crc
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_check_value_is_the_published_one() {
        assert_eq!(of(b"123456789"), 0x29b1);
        assert_eq!(of(b""), 0xffff);
    }

    #[test]
    fn a_message_with_its_checksum_leaves_nothing() {
        let mut message = b"placet".to_vec();
        message.extend(of(&message).to_be_bytes());
        assert_eq!(of(&message), 0);
    }
}
