import fc from "fast-check";
import { maskSecrets } from "../../src/safety/mask-secrets.ts";

// Always the same examples: a build does not depend on luck. Another seed is worth a try after each change of a detector.
fc.configureGlobal({ seed: 20261123 });

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(""));

const SEPARATORS = ["", " ", "  ", ".", "-", "\u00A0", "\u202F", "\n", " - ", "/", "\u200B", "\u2009", "\u2011"];

/** The characters of a number with something between some of them, in digits of any script. */
const written = (number: string) =>
  fc
    .tuple(
      fc.array(fc.constantFrom("", "", "", ...SEPARATORS), { minLength: number.length, maxLength: number.length }),
      fc.constantFrom(0x30, 0x30, 0x30, 0x660, 0x6f0, 0xff10, 0x1d7ce),
    )
    .map(([separators, zero]) =>
      Array.from(number, (char, i) => {
        const shown = /\d/.test(char) ? String.fromCodePoint(zero + Number(char)) : char;
        return i === 0 ? shown : `${separators[i] ?? ""}${shown}`;
      }).join(""),
    );

const WORDS =
  "bonjour je voudrais savoir si mon papier est complet merci il faut envoyer une copie demain matin au centre avec ma fille s'il vous plaît voici le papier : (voir) c'est urgent, l'attestation ?".split(
    " ",
  );
const phrase = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join(" "));

const inSentence = (secret: fc.Arbitrary<string>) =>
  fc
    .tuple(
      phrase,
      secret,
      phrase,
      fc.constantFrom(" ", ", ", " : ", "\n", " (", "«"),
      fc.constantFrom(" ", ".", ")", "\n", " »"),
    )
    .map(([before, number, after, opening, closing]) => ({
      text: `${before}${opening}${number}${closing}${after}`,
      number,
    }));

/** What is left of a text's digits and letters of numbers: none may be of the secret. */
const remains = (text: string): string => text.normalize("NFKC").replace(/\D/g, "");

function expectGone({ text }: { readonly text: string }): void {
  const masked = maskSecrets(text);
  expect(remains(masked.text)).toBe("");
  expect(masked.text).not.toMatch(/\p{Nd}/u);
  expect(maskSecrets(masked.text)).toEqual({ text: masked.text, found: [] });
}

/** The same among numbers that stay: nothing longer than six figures of the secret may be left in a row. */
const amongNumbers = (secret: fc.Arbitrary<{ readonly shown: string; readonly digits: string }>) => {
  const neighbour = fc.constantFrom(
    "59200",
    "06 12 34 56 78",
    "le 12/03/2026",
    "14h30",
    "1200 euros",
    "3",
    "caf 1234567",
    "",
  );
  return fc
    .tuple(phrase, neighbour, secret, neighbour, phrase)
    .map(([start, before, { shown, digits: figures }, after, end]) => ({
      text: `${start} ${before} ${shown} ${after} ${end}`,
      figures,
    }));
};

function expectNoRun({ text, figures }: { readonly text: string; readonly figures: string }): void {
  const left = remains(maskSecrets(text).text);
  for (let i = 0; i + 7 <= figures.length; i += 1) expect(left).not.toContain(figures.slice(i, i + 7));
}

const shownAndDigits = (number: fc.Arbitrary<string>) =>
  number.chain((plain) => written(plain).map((shown) => ({ shown, digits: plain.replace(/\D/g, "") })));

const nir = fc
  .record({
    sex: fc.constantFrom("1", "2", "3", "4", "7", "8"),
    year: digits(2),
    month: fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((month) => String(month).padStart(2, "0")),
      fc.integer({ min: 20, max: 99 }).map(String),
    ),
    department: fc.oneof(
      fc.integer({ min: 1, max: 99 }).map((department) => String(department).padStart(2, "0")),
      fc.constantFrom("2A", "2B"),
    ),
    rest: digits(6),
  })
  .map(({ sex, year, month, department, rest }) => {
    const number = `${sex}${year}${month}${department}${rest}`;
    const key = 97 - (Number(number.replace("2A", "19").replace("2B", "18")) % 97);
    return `${number}${String(key).padStart(2, "0")}`;
  });

const card = fc
  .oneof(
    fc.tuple(fc.constant("4"), digits(14)),
    fc.tuple(fc.constantFrom("51", "52", "53", "54", "55"), digits(13)),
    fc.tuple(fc.constantFrom("34", "37"), digits(12)),
    fc.tuple(fc.constantFrom("50", "58", "62", "67"), digits(16)),
  )
  .map(([prefix, rest]) => {
    const body = `${prefix}${rest}`;
    const sum = Array.from(body)
      .reverse()
      .reduce((total, digit, i) => {
        const value = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
        return total + (value > 9 ? value - 9 : value);
      }, 0);
    return `${body}${(10 - (sum % 10)) % 10}`;
  });

const checkDigits = (country: string, account: string): string => {
  const number = Array.from(`${account}${country}00`, (char) => Number.parseInt(char, 36)).join("");
  return String(98n - (BigInt(number) % 97n)).padStart(2, "0");
};

const upper = (length: number) =>
  fc
    .array(fc.constantFrom(...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), { minLength: length, maxLength: length })
    .map((list) => list.join(""));

const iban = fc
  .oneof(
    fc.tuple(
      fc.constant("FR"),
      fc.tuple(digits(10), upper(1), digits(12)).map((parts) => parts.join("")),
    ),
    fc.tuple(fc.constant("BE"), digits(12)),
    fc.tuple(fc.constant("DE"), digits(18)),
    fc.tuple(fc.constant("ES"), digits(20)),
    fc.tuple(fc.constant("PT"), digits(21)),
    fc.tuple(fc.constant("MA"), digits(24)),
    fc.tuple(
      fc.constant("NL"),
      fc.tuple(upper(4), digits(10)).map((parts) => parts.join("")),
    ),
    fc.tuple(
      fc.constant("IT"),
      fc.tuple(upper(1), digits(22)).map((parts) => parts.join("")),
    ),
  )
  .chain(([country, account]) =>
    fc.boolean().map((small) => {
      const whole = `${country}${checkDigits(country, account)}${account}`;
      return small ? whole.toLowerCase() : whole;
    }),
  );

describe("however it is written and wherever", () => {
  it("a NIR with its key never stays", () => {
    fc.assert(fc.property(inSentence(nir.chain(written)), expectGone), { numRuns: 3_000 });
  });

  it("a NIR without its key never stays when it is written as on the card", () => {
    const asOnTheCard = nir.map((number) =>
      [0, 1, 3, 5, 7, 10].map((from, i, cuts) => number.slice(from, cuts[i + 1] ?? 13)).join(" "),
    );
    fc.assert(fc.property(inSentence(asOnTheCard), expectGone), { numRuns: 2_000 });
  });

  it("a payment card never stays", () => {
    fc.assert(fc.property(inSentence(card.chain(written)), expectGone), { numRuns: 3_000 });
  });

  it("an IBAN never stays", () => {
    fc.assert(fc.property(inSentence(iban.chain(written)), expectGone), { numRuns: 3_000 });
  });

  it("a number that is a secret does not hide among numbers that are not", () => {
    fc.assert(fc.property(amongNumbers(shownAndDigits(fc.oneof(nir, card, iban))), expectNoRun), { numRuns: 3_000 });
  });

  it("a strong password after its name never stays", () => {
    const password = fc
      .tuple(upper(1), fc.stringMatching(/^[a-z]{3,8}$/), digits(3), fc.constantFrom("", "!", "?", "*", "#"))
      .map((parts) => parts.join(""));
    const announced = fc.constantFrom(
      "mdp ",
      "mot de passe : ",
      "mon mot de passe c'est ",
      "le mot de passe de la caf est ",
      "mdp=",
      "password: ",
      "mot2passe ",
      "Mot de pase -> ",
    );
    fc.assert(
      fc.property(phrase, announced, password, phrase, (before, name, value, after) => {
        const masked = maskSecrets(`${before} ${name}${value} ${after}`);
        expect(masked.text).not.toContain(value.slice(0, -1));
        expect(masked.found).toContain("password");
        expect(maskSecrets(masked.text)).toEqual({ text: masked.text, found: [] });
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("whatever the text", () => {
  const telephone = digits(8).chain((rest) =>
    fc
      .tuple(
        fc.constantFrom("06", "07", "03", "01", "+33 6", "+336", "0033 7", "+33 (0)6"),
        fc.constantFrom("", " ", ".", "-"),
      )
      .map(([start, separator]) => `${start}${separator}${(rest.match(/../g) ?? []).join(separator)}`),
  );

  it("telephone numbers alone stay as they are", () => {
    const list = fc.array(telephone, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        phrase,
        list,
        fc.constantFrom(" ", ", ", " / ", "\n", " ou "),
        phrase,
        (before, numbers, separator, after) => {
          const text = `${before} ${numbers.join(separator)} ${after}`;
          expect(maskSecrets(text)).toEqual({ text, found: [] });
        },
      ),
      { numRuns: 3_000 },
    );
  });

  const tricky = fc.constantFrom(
    ..."mdp|mot de passe|code|sms|secu|nir|iban|rib|cb|cvv|c'est|est|:|=|->|\"|«|»|\n|.|!|?|1|12|1234|483920|06 12 34 56 78|184127645108946|4970101234567890|FR76|Soleil2024!|soleil|numéro fiscal|titre de séjour|[mot de passe masqué]|[code|masqué]|\u200B|\uD83D|😀|ou|et|le|oublié|pin".split(
      "|",
    ),
  );

  it("a second pass finds nothing", () => {
    fc.assert(
      fc.property(fc.array(tricky, { maxLength: 25 }), fc.constantFrom(" ", ""), (pieces, glue) => {
        const once = maskSecrets(pieces.join(glue));
        expect(maskSecrets(once.text)).toEqual({ text: once.text, found: [] });
      }),
      { numRuns: 5_000 },
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(typeof maskSecrets(text).text).toBe("string");
      }),
      { numRuns: 3_000 },
    );
  });
});
