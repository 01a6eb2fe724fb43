import { parseArgs } from "node:util";
import { inviteMediator } from "../inbox/invite-mediator.ts";
import type { Mediator } from "../inbox/mediator-store.ts";
import { removeMediator } from "../inbox/remove-mediator.ts";
import { hashPassword, isWeakPassword } from "../inbox/passwords.ts";
import { openStorage } from "../open-storage.ts";
import { MediatorId } from "../shared/ids.ts";
import { systemClock, systemRandom } from "../shared/system-clock.ts";
import { StartFault } from "../start-fault.ts";
import type { Storage } from "../storage/storage.ts";
import type { Command } from "./command.ts";

const usage = `Usage: npx sos-numerique mediators add --email EMAIL --name NAME [--admin]   (password on standard input)
       npx sos-numerique mediators reset --email EMAIL                       (new password on standard input; signs out, drops the code)
       npx sos-numerique mediators invite [--admin]                          (prints a one-time link)
       npx sos-numerique mediators list
       npx sos-numerique mediators remove --email EMAIL                      (signs out; what they held waits for somebody else)
       npx sos-numerique mediators journal                                   (who did what, the newest first)`;

export const mediators: Command = async (config, args) => {
  const { values, positionals } = parse(args);
  const storage = await openStorage(config);
  try {
    switch (positionals[0]) {
      case "add":
        await add(storage, values);
        return;
      case "reset":
        await reset(storage, values);
        return;
      case "invite": {
        const parts = {
          mediators: storage.mediators,
          clock: systemClock,
          random: systemRandom,
          publicUrl: config.publicUrl,
        };
        const role = values.admin ? "admin" : "mediator";
        const link = await inviteMediator(role, parts);
        await note(storage, "invite", role);
        process.stdout.write(`${link}\n`);
        return;
      }
      case "list":
        for (const { name, email, role } of await storage.mediators.list()) {
          process.stdout.write(`${name}  ${email}  ${role}\n`);
        }
        return;
      case "remove":
        await remove(storage, values);
        return;
      case "journal":
        await printJournal(storage);
        return;
      default:
        throw new StartFault(usage);
    }
  } finally {
    await storage.close();
  }
};

type Options = {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly admin?: boolean | undefined;
};

function parse(args: readonly string[]): { readonly values: Options; readonly positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { email: { type: "string" }, name: { type: "string" }, admin: { type: "boolean" } },
    });
  } catch (error) {
    throw new StartFault(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** By whoever is at the server: nobody's account. */
const note = ({ mediators }: Storage, act: string, subject: string): Promise<void> =>
  mediators.record({ at: systemClock.now(), mediator: null, act, subject });

async function remove(storage: Storage, { email }: Options): Promise<void> {
  if (!email) throw new StartFault(usage);
  const mediator = await byEmail(storage, email);
  await removeMediator(mediator.id, null, { mediators: storage.mediators, clock: systemClock });
  process.stdout.write(
    `${mediator.name} has no account any more and is signed out. What ${email} held waits for somebody else within seconds, or at the next start.\n`,
  );
}

async function printJournal({ mediators }: Storage): Promise<void> {
  const names = new Map([...(await mediators.list()), ...(await mediators.former())].map(({ id, name }) => [id, name]));
  for (const { at, mediator, act, subject } of await mediators.audit(10_000)) {
    const who = mediator === null ? "-" : (names.get(mediator) ?? mediator);
    process.stdout.write(`${at.toISOString()}  ${who}  ${act}  ${subject ?? ""}\n`);
  }
}

async function byEmail({ mediators }: Storage, email: string): Promise<Mediator> {
  const mediator = await mediators.byEmail(email);
  if (mediator === null)
    throw new StartFault(`Nobody has the e-mail ${email}. Those who have an account: npx sos-numerique mediators list`);
  return mediator;
}

async function add(storage: Storage, { email, name, admin }: Options): Promise<void> {
  if (!email || !name) throw new StartFault(usage);
  const passwordHash = await hashPassword(await readPassword({ name, email }));
  const id = MediatorId.parse(systemRandom.token(12));
  const added = await storage.mediators.add({
    id,
    name,
    email,
    role: admin ? "admin" : "mediator",
    passwordHash,
    totpSecret: null,
  });
  if (added === "email-taken")
    throw new StartFault(`${email} has an account already. Reset its password: mediators reset --email ${email}`);
  await note(storage, "add-mediator", id);
  process.stdout.write(`${name} can sign in with ${email}.\n`);
}

async function reset(storage: Storage, { email }: Options): Promise<void> {
  if (!email) throw new StartFault(usage);
  const { mediators } = storage;
  const mediator = await byEmail(storage, email);
  await mediators.setPassword(mediator.id, await hashPassword(await readPassword(mediator)));
  await mediators.setTotpSecret(mediator.id, null);
  await mediators.endSessionsOf(mediator.id);
  await mediators.clearFailedSignIns(`email:${email.trim().toLowerCase()}`);
  await note(storage, "reset-password", mediator.id);
  process.stdout.write(`${mediator.name} has a new password; the code is off and open sessions are closed.\n`);
}

/** From standard input, so that it stands in no shell history. */
async function readPassword(account: { readonly name: string; readonly email: string }): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Password (12 characters or more), then Enter and Ctrl-D: ");
  let typed = "";
  for await (const chunk of process.stdin) typed += String(chunk);
  const password = typed.replace(/\r?\n$/, "");
  if (isWeakPassword(password, account)) {
    throw new StartFault(
      "This password is too easy to guess. Take 12 characters or more, such as four words, without the name or the e-mail.",
    );
  }
  return password;
}
