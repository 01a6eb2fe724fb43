/* global window, location, localStorage, EventSource, fetch, setTimeout, btoa, atob, crypto */
/**
 * The page that stands in for web.whatsapp.com: as much of its inner modules as whatsapp-web.js 1.34.7 asks for, and no more. What the
 * library asks for besides is written down (`/__missing`), so that an upgrade which reaches further fails loudly. Messages live on the
 * server beside it, as they do at WhatsApp; whether this browser is linked lives in its profile.
 */
(() => {
  class Emitter {
    heard = new Map();
    on(names, listener) {
      for (const name of names.split(/\s+/)) this.heard.set(name, [...(this.heard.get(name) ?? []), listener]);
      return this;
    }
    once(name, listener) {
      const once = (...values) => {
        this.off(name, once);
        listener(...values);
      };
      return this.on(name, once);
    }
    off(name, listener) {
      this.heard.set(
        name,
        (this.heard.get(name) ?? []).filter((other) => other !== listener),
      );
    }
    trigger(name, ...values) {
      for (const listener of [...(this.heard.get(name) ?? [])]) listener(...values);
    }
  }
  class Model extends Emitter {
    shelves = new Set();
    constructor(fields = {}) {
      super();
      Object.assign(this, fields);
    }
    set(changes) {
      for (const [name, value] of Object.entries(changes)) {
        const before = this[name];
        if (before === value) continue;
        this[name] = value;
        this.tell(`change:${name}`, this, value, before);
      }
      this.tell("change", this);
    }
    tell(name, ...values) {
      this.trigger(name, ...values);
      for (const shelf of this.shelves) shelf.trigger(name, ...values);
    }
    serialize() {
      const isField = ([name, value]) =>
        !["heard", "shelves"].includes(name) && typeof value !== "function" && !(value instanceof Emitter);
      return Object.fromEntries(Object.entries(this).filter(isField));
    }
  }
  class Shelf extends Emitter {
    models = new Map();
    get(id) {
      return this.models.get(typeof id === "string" ? id : id?._serialized);
    }
    async find(id) {
      return this.get(id) ?? Promise.reject(new Error("not found"));
    }
    add(model) {
      model.shelves.add(this);
      this.models.set(model.id._serialized, model);
      this.trigger("add", model);
      return model;
    }
    getModelsArray() {
      return [...this.models.values()];
    }
    async getMessagesById(ids) {
      return { messages: ids.map((id) => this.get(id)).filter(Boolean) };
    }
  }
  class Wid {
    constructor(user, server) {
      Object.assign(this, { user, server, _serialized: `${user}@${server}` });
    }
    isLid() {
      return this.server === "lid";
    }
    isUser() {
      return this.server === "c.us" || this.isLid();
    }
    isGroup() {
      return this.server === "g.us";
    }
    isStatus() {
      return this._serialized === "status@broadcast";
    }
    toString() {
      return this._serialized;
    }
  }
  const widOf = (id) => {
    if (id instanceof Wid) return id;
    const [, user, server] = /^([^@]+)@(.+)$/.exec(typeof id === "object" ? id._serialized : id) ?? [];
    if (user === undefined) throw new Error(`wid error: invalid wid "${id}"`);
    return new Wid(user, server);
  };
  class MsgKey {
    constructor({ to, remote, id, selfDir, fromMe = selfDir === "out" }) {
      this.fromMe = fromMe;
      this.remote = remote ?? to;
      this.id = id;
      this._serialized = `${fromMe}_${this.remote._serialized}_${id}`;
    }
    static async newId() {
      return `3EB0${[...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    }
  }
  class Message extends Model {
    isEphemeral = false;
    isStatusV3 = false;
    async downloadMedia() {
      this.mediaData.mediaStage = "RESOLVED";
    }
  }

  /** A file on its way out: prepared, "uploaded", then part of a message. */
  class OpaqueData {
    constructor(file) {
      this.file = file;
    }
    static async createFromData(file) {
      return new OpaqueData(file);
    }
    url() {
      return "blob:stand-in";
    }
    autorelease() {}
  }
  class MediaData extends Model {
    toJSON() {
      return this.serialize();
    }
  }
  async function prepare({ file }, { asDocument }) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const filehash = await MsgKey.newId();
    world.leaving.set(filehash, { name: file.name, type: file.type, data: base64Of(bytes) });
    const type = asDocument ? "document" : file.type.split("/")[0];
    const mediaBlob = new OpaqueData(file);
    return new MediaData({ type, mimetype: file.type, filename: file.name, filehash, size: bytes.length, mediaBlob });
  }

  const base64Of = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const say = (path, body) =>
    fetch(path, { method: "POST", body: JSON.stringify(body) }).then((answer) => answer.json());
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const world = { me: null, lid: null, files: new Map(), leaving: new Map(), phones: new Map() };
  const Socket = new Model({ state: "OPENING", hasSynced: false });
  const Conn = new Model({ ref: "2@code-0", platform: "android", pushname: "Centre" });
  const Cmd = new Emitter();
  const [Msg, Chat, Contact] = [new Shelf(), new Shelf(), new Shelf()];
  const chatOf = (wid) =>
    Chat.get(wid) ??
    Chat.add(
      Object.assign(new Model({ id: wid, name: wid.user, formattedTitle: wid.user, unreadCount: 0, t: 0 }), {
        msgs: new Shelf(),
        mute: { expiration: 0 },
      }),
    );
  function shelve(message) {
    const chat = chatOf(message.id.remote);
    chat.msgs.add(message);
    chat.t = Math.max(chat.t, message.t);
    if (!message.id.fromMe) chat.unreadCount += 1;
    Msg.add(message);
  }
  function arrive({ stanza, from, text, type, at, fromMe = false, ack = 1, media, phone }, isNewMsg) {
    const wid = widOf(from);
    if (phone) world.phones.set(from, phone);
    const id = new MsgKey({ remote: wid, id: stanza, fromMe });
    const fields = { id, from: fromMe ? world.me : wid, to: fromMe ? wid : world.me, type, t: at, ack, isNewMsg };
    const message = new Message({ ...fields, ...(media ? { caption: text } : { body: text }) });
    if (media) {
      const directPath = `/files/${stanza}`;
      world.files.set(directPath, media.data);
      const { mimetype, size } = media;
      Object.assign(message, { directPath, mimetype, size, mediaKey: "k", mediaData: { mediaStage: "NEED_POKE" } });
    }
    shelve(message);
  }

  const refreshQR = () => {
    Conn.ref = `2@code-${Math.random()}`;
    Conn.trigger("change:ref", Conn, Conn.ref);
    void say("/__refreshed", {});
  };
  Cmd.refreshQR = refreshQR;
  const nothing = async () => undefined;
  const chatState = (state) => async (wid) => say("/__mark", { mark: state, chat: wid._serialized });
  const modules = {
    WAWebSocketModel: { Socket },
    WAWebCmd: { Cmd },
    WAWebConnModel: { Conn },
    WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
    WAWebAltDeviceLinkingApi: {
      setPairingType() {},
      initializeAltDeviceLinking: nothing,
      initializeQRLinking: nothing,
    },
    WABase64: { encodeB64: (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))) },
    WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: "1" },
    WAWebAdvSignatureApi: {},
    WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: new ArrayBuffer(32) } }) } },
    WAWebSignalStoreApi: {
      waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: new ArrayBuffer(32) } }) },
    },
    WAWebUserPrefsMultiDevice: { getADVSecretKey: () => "secret" },
    WAWebUserPrefsMeUser: { getMaybeMePnUser: () => world.me, getMaybeMeLidUser: () => world.lid },
    WAWebCollections: { Msg, Chat, Contact },
    WAWebSyncGatingUtils: {},
    WAWebCallCollection: {},
    WAWebAddonReactionTableMode: {},
    WAWebAddonPollVoteTableMode: {},
    WAWebBackendJobsCommon: {},
    WAWebE2EProtoUtils: {},
    WALinkify: { findLink: () => null, findLinks: () => [] },
    WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
    WAWebWidFactory: { createWid: widOf, asUserWidOrThrow: (wid) => wid, createWidFromWidLike: widOf },
    WAWebMsgKey: MsgKey,
    WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
    WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
    WAWebStreamModel: { Stream: { markAvailable() {}, markUnavailable() {} } },
    WAWebUpdateUnreadChatAction: {
      sendSeen: async ({ chat }) => say("/__mark", { mark: "seen", chat: chat.id._serialized }),
    },
    WAWebChatStateBridge: {
      sendChatStateComposing: chatState("typing"),
      sendChatStatePaused: chatState("paused"),
      sendChatStateRecording: chatState("recording"),
    },
    WAWebFindChatAction: { findOrCreateLatestChat: async (wid) => ({ chat: chatOf(wid) }) },
    WAWebSendMsgChatAction: {
      addAndSendMsgToChat: (chat, fields) => {
        const message = new Message(fields);
        shelve(message);
        const { id, body, type, caption, filehash } = message;
        const text = filehash === undefined ? body : (caption ?? "");
        const file = world.leaving.get(filehash);
        const leaving = { stanza: id.id, id: id._serialized, to: chat.id._serialized, text, type, at: message.t, file };
        const result = say("/__send", leaving).then(({ ack }) => {
          message.set({ ack });
          return { messageSendResult: ack > 0 ? "OK" : "ERROR_NETWORK" };
        });
        return [Promise.resolve(message), result];
      },
    },
    WAWebMediaOpaqueData: OpaqueData,
    WAWebPrepRawMedia: { prepRawMedia: (data, how) => ({ waitForPrep: () => prepare(data, how) }) },
    WAWebMediaStorage: {
      getOrCreateMediaObject: (filehash) => ({
        filehash,
        contentInfo: {},
        consolidate({ type, size }) {
          Object.assign(this, { type, size });
        },
      }),
    },
    WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
    WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
    WAWebMediaMmsV4Upload: {
      uploadMedia: async ({ mediaObject }) => ({
        mediaEntry: { directPath: `/files/${mediaObject.filehash}`, mediaKey: "k", mmsUrl: "" },
      }),
    },
    WAWebDownloadManager: {
      downloadManager: {
        downloadAndMaybeDecrypt: async ({ directPath }) => bytesOf(world.files.get(directPath)).buffer,
      },
    },
    WAWebApiContact: {
      getAlternateUserWid: () => null,
      getPhoneNumber: (wid) => {
        const phone = world.phones.get(wid._serialized);
        return phone === undefined ? undefined : widOf(phone);
      },
      getCurrentLid: () => undefined,
    },
    WAWebQueryExistsJob: { queryWidExists: async (wid) => ({ wid }) },
  };
  window.require = (name) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    void say("/__missing", { name });
    throw new Error(`Requiring unknown module "${name}"`);
  };
  window.Debug = { VERSION: "2.3000.0-stand-in" };

  function connect([me, lid]) {
    Object.assign(world, { me: widOf(me), lid: widOf(lid) });
    Socket.set({ state: "CONNECTED" });
  }
  const synchronise = () => Socket.set({ hasSynced: true });
  /** What the server tells, as WhatsApp's servers and the telephone do. */
  const acts = {
    scanned: (addresses) => {
      localStorage.setItem("linked", JSON.stringify(addresses));
      Socket.set({ state: "PAIRING" });
      connect(addresses);
      setTimeout(synchronise, 50);
    },
    arrived: (message) => arrive(message, true),
    /** The same event again, as WhatsApp's page sometimes gives it. */
    repeated: (stanza) =>
      Msg.trigger(
        "add",
        Msg.getModelsArray().find((message) => message.id.id === stanza),
      ),
    acknowledged: ({ id, ack }) => Msg.get(id)?.set({ ack }),
    /** Written on the telephone itself. */
    written: (message) => arrive({ ...message, fromMe: true }, true),
    unlinked: () => {
      localStorage.removeItem("linked");
      Cmd.trigger("logout");
      setTimeout(() => location.replace("/?post_logout=1"), 100);
    },
    socket: (state) => Socket.set({ state }),
    navigated: () => {
      location.hash = String(Math.random());
    },
    reloaded: () => location.reload(),
    blocked: (ms) => {
      const until = Date.now() + ms;
      while (Date.now() < until);
    },
  };
  const events = new EventSource("/__events");
  events.onmessage = ({ data }) => {
    const { act, value } = JSON.parse(data);
    acts[act](value);
  };
  events.onopen = async () => {
    events.onopen = null;
    const { messages, syncs } = await fetch("/__state").then((answer) => answer.json());
    const linked = JSON.parse(localStorage.getItem("linked") ?? "null");
    if (linked === null) return Socket.set({ state: "UNPAIRED" });
    Object.assign(world, { me: widOf(linked[0]), lid: widOf(linked[1]) });
    for (const message of messages) arrive(message, false);
    if (syncs === "before") Socket.hasSynced = true; // nobody hears of it
    connect(linked);
    if (syncs === "after") setTimeout(synchronise, 400);
  };
})();
