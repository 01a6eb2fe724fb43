import type { AppointmentView } from "../../appointments/appointment-page.ts";
import type { Offers } from "../../appointments/find-offers.ts";

export type Centre = { readonly name: string; readonly address: string | null };

/** The page of an appointment, for any browser: no script, no request but its own. */
export function appointmentPage(view: AppointmentView, centre: Centre): string {
  const { id, state, sentence, firstName, code } = view;
  const hello = firstName === null ? "" : `<p>Bonjour ${escape(firstName)},</p>`;
  const address = `/rendez-vous/${encodeURIComponent(id)}`;
  if (state !== "booked") {
    const told = state === "cancelled" ? "Ce rendez-vous est annulé." : "Ce rendez-vous est passé.";
    return page(
      centre,
      told,
      `${hello}<p class="state">${told}</p><p class="when struck">${escape(sentence)}</p>${toChat}`,
    );
  }
  return page(
    centre,
    "Votre rendez-vous",
    `${hello}
<p>Votre rendez-vous :</p>
<p class="when">${escape(sentence)}</p>
${view.place === "centre" ? whereIs(centre) : ""}
${bring(view.bring)}
${view.instructions === null ? "" : `<p>${escape(view.instructions)}</p>`}
<p>Votre code de rendez-vous :</p>
<p class="code">${escape(code)}</p>
<p><a class="button quiet" href="${address}.ics">Mettre dans mon agenda</a></p>
<p><a class="button quiet" href="${address}/deplacer">Changer d’horaire</a></p>
<details>
<summary class="button quiet">Annuler le rendez-vous</summary>
<form method="post" action="${address}/annuler">
<p>Voulez-vous vraiment l’annuler ?</p>
<button class="button" type="submit">Oui, annuler</button>
</form>
</details>`,
  );
}

/** Three other times, each a button. `taken`: the one that was pressed is not free any more. */
export function otherTimesPage(view: AppointmentView, offers: Offers, centre: Centre, taken: boolean): string {
  const address = `/rendez-vous/${encodeURIComponent(view.id)}`;
  const times = offers
    .map(({ id, label }) => `<p><button class="button" name="slot" value="${escape(id)}">${escape(label)}</button></p>`)
    .join("\n");
  const found =
    offers.length === 0
      ? `<p>Je n’ai pas d’autre horaire libre. Une personne du centre peut vous aider.</p>${toChat}`
      : `<p>Choisissez un nouvel horaire. L’ancien sera annulé.</p>
<form method="post" action="${address}/deplacer">${times}</form>`;
  return page(
    centre,
    "Changer d’horaire",
    `${taken ? '<p class="state" role="alert">Pardon, quelqu’un vient de prendre cet horaire.</p>' : ""}
<p>Votre rendez-vous :</p>
<p class="when">${escape(view.sentence)}</p>
${found}
<p><a class="button quiet" href="${address}">Garder cet horaire</a></p>`,
  );
}

export const unknownAppointmentPage = (centre: Centre): string =>
  page(
    centre,
    "Rendez-vous introuvable",
    `<p>Je ne trouve pas ce rendez-vous. Il a peut-être été effacé.</p>${toChat}`,
  );

const toChat = '<p><a class="button" href="/">Écrire au centre</a></p>';

const whereIs = ({ name, address }: Centre): string =>
  `<p><strong>${escape(name)}</strong><br>${escape(address ?? "Adresse : demandez à l’accueil")}</p>`;

const bring = (papers: readonly string[]): string =>
  papers.length === 0
    ? ""
    : `<p>À apporter :</p><ul>${papers.map((paper) => `<li>${escape(paper)}</li>`).join("")}</ul>`;

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const page = (centre: Centre, title: string, body: string): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escape(title)} — SOS Numérique</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${style}</style>
</head>
<body>
<header><a href="/"><img src="/favicon.svg" alt="" width="40" height="40"><span>SOS Numérique<br>${escape(centre.name)}</span></a></header>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;

/** The colours and shapes of the centre's pages (web/pages/site.css), in the page itself: nothing else to wait for. */
const style = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:36rem;padding:1.25rem 1.25rem 3rem;color:#1c2b2d;background:#faf7f2;
font:1.125rem/1.6 -apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue","Liberation Sans",Arial,sans-serif;text-size-adjust:100%}
header a{display:flex;align-items:center;gap:.75rem;font-weight:700;line-height:1.25;color:inherit;text-decoration:none}
h1{font-size:1.75rem;line-height:1.2;margin:1.75rem 0 1rem;letter-spacing:-.015em}
main p{margin:.75rem 0}
ul{margin:.5rem 0;padding-left:1.4rem}
.when{padding:1rem 1.1rem;font-size:1.25rem;font-weight:700;line-height:1.4;background:#e0eeee;border-radius:.9rem}
.when::first-letter{text-transform:uppercase}
.struck{text-decoration:line-through;font-weight:400}
.state{font-weight:700}
.code{font:700 2.5rem/1.2 ui-monospace,"Liberation Mono",monospace;letter-spacing:.15em}
.button{display:block;width:100%;min-height:3.25rem;padding:.8rem 1.1rem;font:inherit;font-weight:700;line-height:1.3;text-align:center;
text-decoration:none;color:#fff;background:#0b5d66;border:2px solid #0b5d66;border-radius:.9rem;cursor:pointer}
.quiet{color:#0b5d66;background:#fff}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
details form{margin-top:.75rem;padding:.25rem 1.1rem 1.1rem;background:#fff;border:1px solid #d9d2c5;border-radius:.9rem}
:focus-visible{outline:3px solid #084850;outline-offset:3px}
@media print{.button,details,header{display:none}body{background:#fff}}
`;
