import { expandSms } from "../understanding/normalise/expand-sms.ts";
import { foldText, words } from "../understanding/normalise/fold-text.ts";

const APPOINTMENT = "(?:rdv|rendez vous|rendezvous|rende vous|rande vous|randevous?|rendez vou|rende vou|rdvs)";
const OWN = new RegExp(`\\b(?:mon|mes|notre|le|ce|les|du|au) (?:[a-z]+ )?${APPOINTMENT}\\b`);
const BARE = new RegExp(
  `^(?:[a-z]+ ){0,2}(?:annul[a-z]*|anul[a-z]*|deplac[a-z]*|decal[a-z]*|report[a-z]*|repouss[a-z]*|modifi[a-z]*|chang[a-z]*) ${APPOINTMENT}$`,
);

/** Whether words speak of an appointment that the person has: "annuler mon rdv", "décaler le rendez-vous de mardi". */
export function namesOwnAppointment(text: string): boolean {
  if (text.length > 200) return false;
  const folded = words(foldText(text)).join(" ");
  const read = [folded, expandSms(words(folded)).join(" ")];
  return read.some((one) => OWN.test(one) || BARE.test(one));
}
