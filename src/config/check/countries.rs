//! Countries by the two letters of ISO 3166-1.

/// All 249 that are officially assigned.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Whether these are the two capital letters of a country.
pub(super) fn is_country(code: &str) -> bool {
    COUNTRIES.split(' ').any(|each| each == code)
}

/// The code that was probably meant: the usual wrong ones, and lower case.
pub(super) fn meant(written: &str) -> Option<&'static str> {
    let upper = written.trim().to_ascii_uppercase();
    let code = match upper.as_str() {
        "UK" => "GB",
        "EL" => "GR",
        "USA" => "US",
        "DEU" | "GER" => "DE",
        other => other,
    };
    COUNTRIES.split(' ').find(|each| *each == code)
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, is_country, meant};

    #[test]
    fn the_list_is_whole_and_sorted() {
        let codes: Vec<&str> = COUNTRIES.split(' ').collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted());
    }

    #[test]
    fn countries_are_known_and_guessed() {
        assert!(is_country("US") && is_country("DE") && is_country("TW"));
        assert!(
            !is_country("EU")
                && !is_country("UK")
                && !is_country("us")
                && !is_country("")
                && !is_country("US ")
        );
        assert_eq!(
            (meant("uk"), meant("de"), meant("EU")),
            (Some("GB"), Some("DE"), None)
        );
    }
}
