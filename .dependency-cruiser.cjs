/**
 * The architecture, executable. Each folder of src may import itself, shared/ and the folders listed; nothing else of src.
 * docs/decisions.md tells why the table is as it is.
 */
const pure = ["understanding", "safety"];
const domain = ["dialogs", "handoff", "appointments", "knowledge", "privacy", "media"];
const core = ["conversation", "delivery"];

const mayImport = {
  shared: [],
  understanding: [],
  safety: [],
  knowledge: pure,
  evaluation: [...pure, "knowledge"],
  handoff: pure,
  appointments: pure,
  privacy: pure,
  media: pure,
  dialogs: [...pure, "knowledge"],
  conversation: [...pure, ...domain],
  delivery: [...pure, ...domain, "conversation"],
  "help-centre": [...pure, "knowledge", "dialogs"],
  channels: [...pure, ...domain, ...core],
  inbox: [...pure, ...domain, ...core],
  archive: [...pure, ...domain, ...core],
  storage: [...pure, ...domain, ...core, "inbox", "archive"],
  processes: [],
};

const folderRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-what-it-may`,
  comment: "Imports run one way: main → app → edges → core → domain → pure → shared.",
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: [folder, "shared", ...allowed].map((path) => `^src/${path}/`) },
}));

const onlyIn = (name, folder, packages) => ({
  name: `${name}-only-in-${folder.replaceAll("/", "-")}`,
  comment: "A driver or SDK is imported in one folder only, so that it can be replaced there.",
  severity: "error",
  from: { path: "^src/", pathNot: `^src/${folder}` },
  to: { path: `node_modules/(${packages})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: "no-cycle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphan",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "^src/(main|cli)[.]ts$|[.]d[.]ts$" },
      to: {},
    },
    { name: "src-ignores-tests", severity: "error", from: { path: "^src/" }, to: { path: "^(tests|bench|web)/" } },
    {
      name: "core-knows-no-framework",
      comment: "The core names no channel, no database and no web framework.",
      severity: "error",
      from: { path: `^src/(${[...pure, ...domain, ...core].join("|")})/` },
      to: { path: "node_modules/(express|mongoose|@photostructure/sqlite|ioredis|better-sse|helmet)/" },
    },
    onlyIn("sqlite", "storage/sqlite/", "@photostructure/sqlite"),
    onlyIn("redis", "processes/redis/", "ioredis"),
    onlyIn("mongoose", "storage/mongo/", "mongoose|mongodb"),
    onlyIn("botkit", "dialogs/", "botkit|botbuilder|botbuilder-core|botbuilder-dialogs"),
    onlyIn("facebook-adapter", "channels/messenger/", "botbuilder-adapter-facebook"),
    onlyIn("whatsapp-web", "channels/whatsapp-web/browser/", "whatsapp-web[.]js|puppeteer|puppeteer-core"),
    onlyIn("qr-codes", "channels/whatsapp-web/", "qrcode"),
    onlyIn("media-readers", "media/", "file-type|ogg-opus-decoder"),
    onlyIn("nlpjs", "(understanding|evaluation)/", "@nlpjs"),
    onlyIn("argon2", "inbox/", "@node-rs/argon2|otplib"),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".js"],
    },
  },
};
