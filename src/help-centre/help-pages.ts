import type { EmergencyNumber } from "../dialogs/dialog.ts";
import type { FaqEntry, GlossaryTerm, KnowledgeBase, Tutorial } from "../knowledge/knowledge-base.ts";
import { answerMarkup } from "./answer-markup.ts";
import { html, none, type Html } from "./html.ts";
import type { HelpFound } from "./search-help.ts";

/** One page of the help centre: its title, and what stands between the header and the footer. */
export type HelpPage = { readonly title: string; readonly main: Html };

export function indexPage({ faq, themes }: KnowledgeBase): HelpPage {
  const entries = [...faq.values()];
  const own = (id: string) => entries.filter(({ theme }) => theme === id);
  return {
    title: "Centre d’aide",
    main: html`
      <h1>Centre d’aide</h1>
      <p class="lead">Écrivez votre question, ou choisissez un sujet.</p>
      ${searchForm("")}
      <ul class="doors">
        <li><a href="/aide/mots">Les mots du numérique</a></li>
        <li><a href="/aide/tout">Toutes les réponses, à imprimer</a></li>
      </ul>
      ${themes
        .filter(({ id }) => own(id).length > 0)
        .map(
          ({ id, label, description }) => html`
            <section aria-labelledby="theme-${id}">
              <h2 id="theme-${id}">${label}</h2>
              <p class="soft">${description}</p>
              <ul class="links">
                ${own(id).map((entry) => html`<li>${linkTo(entry)}</li>`)}
              </ul>
            </section>
          `,
        )}
    `,
  };
}

export function entryPage(entry: FaqEntry, knowledge: KnowledgeBase): HelpPage {
  const theme = knowledge.themes.find(({ id }) => id === entry.theme);
  const related = entry.related.flatMap((id) => knowledge.faq.get(id) ?? []);
  return {
    title: entry.question,
    main: html`
      <nav class="trail" aria-label="Vous êtes ici">
        <a href="/aide">Centre d’aide</a> › <a href="/aide#theme-${entry.theme}">${theme?.label ?? ""}</a>
      </nav>
      ${sheet(entry, knowledge, 1)}
      ${
        related.length === 0
          ? none
          : html`<section class="screen" aria-labelledby="related">
              <h2 id="related">À voir aussi</h2>
              <ul class="links">
                ${related.map((other) => html`<li>${linkTo(other)}</li>`)}
              </ul>
            </section>`
      }
      ${searchForm("")}
    `,
  };
}

/** Every answer, each on a sheet of its own when printed. */
export const everythingPage = (knowledge: KnowledgeBase): HelpPage => ({
  title: "Toutes les réponses",
  main: html`
    <div class="screen">
      <nav class="trail" aria-label="Vous êtes ici"><a href="/aide">Centre d’aide</a></nav>
      <h1>Toutes les réponses</h1>
      <p class="lead">Imprimez cette page : chaque réponse est sur une feuille.</p>
    </div>
    ${knowledge.themes.flatMap(({ id }) =>
      [...knowledge.faq.values()].filter(({ theme }) => theme === id).map((entry) => sheet(entry, knowledge, 2)),
    )}
  `,
});

/** Words in the order of the alphabet, with an index of letters. */
export function wordsPage({ glossary }: KnowledgeBase): HelpPage {
  const terms = [...glossary.values()].toSorted((a, b) => a.term.localeCompare(b.term, "fr"));
  const letters = [...new Set(terms.map(letterOf))];
  return {
    title: "Les mots du numérique",
    main: html`
      <nav class="trail" aria-label="Vous êtes ici"><a href="/aide">Centre d’aide</a></nav>
      <h1>Les mots du numérique</h1>
      ${searchForm("")}
      <nav class="letters" aria-label="Lettres">
        ${letters.map((letter) => html`<a href="#lettre-${letter}">${letter}</a> `)}
      </nav>
      ${letters.map(
        (letter) => html`
          <section aria-labelledby="lettre-${letter}">
            <h2 id="lettre-${letter}">${letter}</h2>
            <dl class="words">${terms.filter((term) => letterOf(term) === letter).map(definition)}</dl>
          </section>
        `,
      )}
    `,
  };
}

export const resultsPage = (
  { asked, urgent, sure, results }: HelpFound,
  numbers: readonly EmergencyNumber[],
): HelpPage => ({
  title: "Résultats de la recherche",
  main: html`
    <nav class="trail" aria-label="Vous êtes ici"><a href="/aide">Centre d’aide</a></nav>
    <h1>${results.length === 0 ? "Rien trouvé" : "Réponses trouvées"}</h1>
    ${urgent ? emergency(numbers) : none} ${searchForm(asked)}
    <p>
      ${
        results.length === 0
          ? "Pardon, je n’ai rien trouvé. Essayez avec d’autres mots, ou demandez à une personne du centre."
          : sure
            ? "Voici la réponse à votre question :"
            : "Je ne suis pas sûr. Peut-être une de ces réponses :"
      }
    </p>
    <ul class="links">
      ${results.map((result) =>
        result.kind === "entry"
          ? html`<li>${linkTo(result.entry)}</li>`
          : html`<li>
              <a href="/aide/mots#mot-${result.term.id}">${result.term.term}</a> : ${result.term.definition}
            </li>`,
      )}
    </ul>
    <p><a class="button" href="/">Demander dans la discussion</a></p>
    <p class="small">Votre recherche n’est pas gardée.</p>
  `,
});

export const notFoundPage = (): HelpPage => ({
  title: "Page introuvable",
  main: html`
    <h1>Cette page n’existe plus</h1>
    <p>La réponse a peut-être changé de nom. Cherchez-la ici.</p>
    ${searchForm("")}
    <p><a href="/aide">Voir tous les sujets</a></p>
  `,
});

const searchForm = (asked: string): Html => html`
  <form class="search screen" action="/aide" method="get" role="search">
    <label for="q">Votre question, même avec des fautes</label>
    <span class="field">
      <input
        id="q"
        name="q"
        type="search"
        value="${asked}"
        maxlength="300"
        autocomplete="off"
        enterkeyhint="search"
        required
      />
      <button type="submit">Chercher</button>
    </span>
    <span class="small">N’écrivez jamais de mot de passe ni de numéro.</span>
  </form>
`;

/** A question with its answer, and all that helps to follow it on paper. */
function sheet(entry: FaqEntry, { glossary, tutorials }: KnowledgeBase, level: 1 | 2): Html {
  const words = entry.glossary.flatMap((id) => glossary.get(id) ?? []);
  const tutorial = entry.tutorial === null ? undefined : tutorials.get(entry.tutorial);
  const title =
    level === 1 ? html`<h1>${entry.question}</h1>` : html`<h2><a href="/aide/${entry.id}">${entry.question}</a></h2>`;
  return html`
    <article class="sheet">
      ${title} ${answerMarkup(entry.answer)} ${tutorial ? stepByStep(tutorial, level) : none}
      ${entry.videos.map(({ title: name, url }) => html`<p>Vidéo : <a href="${url}" rel="noopener noreferrer">${name}</a></p>`)}
      ${
        words.length === 0
          ? none
          : html`<div class="hard-words">
              <p><b>Les mots difficiles</b></p>
              <dl>
                ${words.map(
                  ({ term, definition: said }) =>
                    html`<dt>${term}</dt>
                      <dd>${said}</dd>`,
                )}
              </dl>
            </div>`
      }
      <p class="small">
        ${entry.source === "" ? none : html`Source : <a href="${entry.source}" rel="noopener noreferrer">${hostOf(entry.source)}</a>. `}Vérifié
        le ${inFrench(entry.checkedOn)}.
      </p>
    </article>
  `;
}

const stepByStep = ({ title, steps }: Tutorial, level: 1 | 2): Html => html`
  ${level === 1 ? html`<h2>Pas à pas : ${title}</h2>` : html`<h3>Pas à pas : ${title}</h3>`}
  <ol class="steps">
    ${steps.map((step) => html`<li>${step}</li>`)}
  </ol>
`;

const definition = ({ id, term, definition: said }: GlossaryTerm): Html =>
  html`<div id="mot-${id}">
    <dt>${term}</dt>
    <dd>${said}</dd>
  </div>`;

const emergency = (numbers: readonly EmergencyNumber[]): Html => html`
  <section class="urgent" role="alert">
    <h2>En danger ? Appelez maintenant</h2>
    <ul>
      ${numbers.map(({ number, who }) => html`<li><a href="tel:${number}">${number}</a> ${who}</li>`)}
    </ul>
  </section>
`;

const linkTo = ({ id, question }: FaqEntry): Html => html`<a href="/aide/${id}">${question}</a>`;

const letterOf = ({ term }: GlossaryTerm): string =>
  term
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .charAt(0)
    .toUpperCase();

const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, "");

const inFrench = (date: string): string =>
  new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
