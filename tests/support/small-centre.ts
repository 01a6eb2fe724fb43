import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The knowledge base with one person who receives one hour a week, on Tuesdays from nine to ten: soon nothing is free any more. */
export function smallCentre(): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "sos-centre-")), "knowledge-base");
  cpSync("knowledge-base", folder, { recursive: true });
  const file = path.join(folder, "rendez-vous.yaml");
  const [reasons = ""] = readFileSync(file, "utf8").split(/^personnes:$/m);
  const samira = `personnes:
  - id: samira
    prenom: "Samira"
    exemple: true
    competences: [demarches, titre-de-sejour, numerique]
    ouvertures:
      - { jour: mardi, de: "09:00", a: "10:00", lieu: centre }
`;
  writeFileSync(file, reasons.replaceAll("delai_max_jours: 42", "delai_max_jours: 14") + samira);
  return folder;
}
