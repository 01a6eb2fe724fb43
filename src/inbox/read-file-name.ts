import { cleanText } from "../safety/clean-text.ts";
import { maskSecrets } from "../safety/mask-secrets.ts";

const longest = 80;

/**
 * The name under which a person gets a file: the mediator's own, without folders, secrets or what no system allows in a name, and with the
 * ending of what the file really is.
 */
export function readFileName(given: string, extension: string): string {
  const [last = ""] = given.split(/[/\\]/).slice(-1);
  const withoutEnding = last.replace(/\.[A-Za-z0-9]{1,5}$/, "");
  const { text } = maskSecrets(cleanText(withoutEnding));
  // eslint-disable-next-line no-control-regex -- they are what is to go
  const allowed = text.replace(/[\u0000-\u001f\u007f"<>:|?*]+/g, " ").replace(/\s+/g, " ");
  const name = Array.from(allowed)
    .slice(0, longest)
    .join("")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${name === "" ? "fichier" : name}.${extension}`;
}
