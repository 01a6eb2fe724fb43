import type { Page } from "playwright-core";
import { hashPassword } from "../../src/inbox/passwords.ts";
import type { Mediator } from "../../src/inbox/mediator-store.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import type { TestProgram } from "./test-program.ts";

/** Of every mediator that is added here. */
export const password = "quatre mots au hasard";
const emailOf = (name: string): string => `${name.toLowerCase()}@example.org`;

/** A mediator who signs in with `signIn`. */
export async function addMediator(
  { storage }: TestProgram,
  name: string,
  role: Mediator["role"] = "mediator",
): Promise<void> {
  const id = MediatorId.parse(name.toLowerCase());
  await storage.mediators.add({
    ...{ id, name, email: emailOf(name), role },
    passwordHash: await hashPassword(password),
    totpSecret: null,
  });
}

/** As a person does, at the page's form; the conversations are there afterwards. */
export async function signIn(page: Page, { url }: TestProgram, name: string): Promise<void> {
  await page.goto(`${url}/mediateurs/`);
  await page.getByLabel("Adresse e-mail").fill(emailOf(name));
  await page.getByRole("textbox", { name: "Mot de passe" }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
}
