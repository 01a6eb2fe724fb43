import { parseArgs } from "node:util";
import { inviteMediator } from "../inbox/invite-mediator.ts";
import { hashPassword, isWeakPassword } from "../inbox/passwords.ts";
import { openStorage } from "../open-storage.ts";
import { MediatorId } from "../shared/ids.ts";
import { systemClock, systemRandom } from "../shared/system-clock.ts";
import { StartFault } from "../start-fault.ts";
import type { Storage } from "../storage/storage.ts";
import type { Command } from "./command.ts";

const usage = `Usage: npx sos-numerique mediators add --email EMAIL --name NAME [--admin]   (password on standard input)
       npx sos-numerique mediators reset --email EMAIL                       (new password on standard input; signs out, drops the code)
       npx sos-numerique mediators invite [--admin]                          (prints a one-time link)`;

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
        process.stdout.write(`${await inviteMediator(values.admin ? "admin" : "mediator", parts)}\n`);
        return;
      }
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

async function add({ mediators }: Storage, { email, name, admin }: Options): Promise<void> {
  if (!email || !name) throw new StartFault(usage);
  const passwordHash = await hashPassword(await readPassword({ name, email }));
  const added = await mediators.add({
    id: MediatorId.parse(systemRandom.token(12)),
    name,
    email,
    role: admin ? "admin" : "mediator",
    passwordHash,
    totpSecret: null,
  });
  if (added === "email-taken")
    throw new StartFault(`${email} has an account already. Reset its password: mediators reset --email ${email}`);
  process.stdout.write(`${name} can sign in with ${email}.\n`);
}

async function reset({ mediators }: Storage, { email }: Options): Promise<void> {
  if (!email) throw new StartFault(usage);
  const mediator = await mediators.byEmail(email);
  if (mediator === null)
    throw new StartFault(`Nobody has the e-mail ${email}. Those who have an account: mediators add tells.`);
  await mediators.setPassword(mediator.id, await hashPassword(await readPassword(mediator)));
  await mediators.setTotpSecret(mediator.id, null);
  await mediators.endSessionsOf(mediator.id);
  await mediators.clearFailedSignIns(email);
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
