/** Words that say what a number is when they stand near it. All read folded text. */
export const SOCIAL_SECURITY_WORDS =
  /secu|soc?ial|(?<![a-z])(?:n\.?s\.?s|ss|nir|cpam)(?![a-z])|vital|ameli|assurance maladie|immatricul|insee/g;

export const BANK_CARD_WORDS =
  /cart\w{0,3}(?: de)? (?:ban[cq]|ble|credit|debit|visa)|(?<![a-z])(?:cb|visa|mastercard|amex|cvv|cvc)(?![a-z])|(?:numero|num|n°|chiffres) (?:de |d )?(?:ma |la |sa |cette )?cart|bank card|credit card/g;

export const FISCAL_WORDS =
  /fisca|(?<![a-z])spi(?![a-z])|(?<![a-z])i[mn]po[ts]|imposi|declar|dgfip|tresor public|acces en ligne/g;

export const FOREIGNER_WORDS =
  /etrang|agdref|(?<![a-z])anef(?![a-z])|sejour|recepis|prefecture|(?<![a-z])ofii(?![a-z])|carte (?:de )?resident/g;

/** What is numbered and shared without harm: an order, a parcel, a company… */
export const PUBLIC_NUMBER_WORDS =
  /command|coli(?:s|ssimo)|suivi|factur|contrat|client|sire[tn]|entreprise|societe|dossier|referenc|(?<![a-z])ref(?![a-z])|devis|billet|livraison|serie|imei|article|ticket|code[ -]?barre/g;
