// Botkit as its own documentation starts it: its web server, its Facebook adapter, its memory storage, triggers, one conversation.
// Plain JavaScript, so that its process holds nothing that a stock bot would not hold. One thing only is not stock: Botkit insists on
// https towards the Graph API, and its HTTP client (`request`) opens a new connection for each reply. The stand-in of the Graph API
// speaks http on loopback, so `callAPI` uses Node's fetch with kept connections instead, which is to Botkit's advantage.
import facebook from "botbuilder-adapter-facebook";
import { Botkit, BotkitConversation } from "botkit";

const { FacebookAdapter, FacebookAPI, FacebookEventTypeMiddleware } = facebook;
const { graphUrl, app } = JSON.parse(process.argv[2]);

class LoopbackAPI extends FacebookAPI {
  async callAPI(path, method = "POST", payload = {}) {
    const proof = this.getAppSecretProof(this.token, this.secret);
    const address = `${graphUrl}/${this.api_version}${path}?access_token=${this.token}&appsecret_proof=${proof}`;
    const headers = { "content-type": "application/json" };
    const response = await globalThis.fetch(address, { method, headers, body: JSON.stringify(payload) });
    const body = await response.json();
    if (body.error) throw body.error;
    return body;
  }
}

class LoopbackAdapter extends FacebookAdapter {
  async getAPI() {
    return new LoopbackAPI(app.token, app.secret, undefined, "v25.0");
  }
}

const adapter = new LoopbackAdapter({
  verify_token: app.verifyToken,
  app_secret: app.secret,
  access_token: app.token,
});
adapter.use(new FacebookEventTypeMiddleware());
process.env.PORT = "0";
const controller = new Botkit({ adapter, webhook_uri: "/webhooks/messenger", disable_console: true });

const appointment = new BotkitConversation("rendez-vous", controller);
appointment.ask("Pour quelle démarche ?", async () => undefined, "reason");
appointment.ask("Votre prénom ?", async () => undefined, "name");
appointment.say("Merci {{vars.name}}. Nous vous proposons mardi à 9 h.");
controller.addDialog(appointment);

const choices = ["Parler à quelqu’un", "Prendre rendez-vous", "Menu"].map((title) => ({ title, payload: title }));
const hears = (patterns, text) =>
  controller.hears(patterns, "message", (bot, message) => bot.reply(message, { text, quick_replies: choices }));

hears(
  ["^bonjour", "^bonsoir", "^salut"],
  "Bonjour ! Je suis l’assistant du centre social. Que puis-je faire pour vous ?",
);
hears(["^merci"], "Avec plaisir. Bonne journée !");
hears(["^menu"], "Je peux répondre à une question, expliquer un mot, ou prendre un rendez-vous pour vous.");
controller.hears(["rendez-vous", "rdv"], "message", (bot) => bot.beginDialog("rendez-vous"));
hears(
  ["caf", "rsa", "prime"],
  "Sur caf.fr, ouvrez « Mon compte ». Tapez votre numéro de sécurité sociale et votre mot de passe.",
);
hears(
  ["imp[oô]t"],
  "Sur impots.gouv.fr, ouvrez « Votre espace particulier ». Tapez votre numéro fiscal et votre mot de passe.",
);
hears(
  ["mot de passe"],
  "Sur la page de connexion, touchez « Mot de passe oublié ». Vous recevrez un message avec un lien.",
);
hears(
  ["c'est quoi", "veut dire", "quoi", "koi"],
  "C’est un mot de l’informatique. Un médiateur peut vous l’expliquer.",
);
controller.on("message", (bot, message) =>
  bot.reply(message, { text: "Je n’ai pas bien compris. Voulez-vous parler à quelqu’un ?", quick_replies: choices }),
);

controller.ready(() => {
  if (controller.http.listening) tellPort();
  else controller.http.once("listening", tellPort);
});
const tellPort = () => process.send({ port: controller.http.address().port });
process.on("disconnect", () => process.exit(0));
