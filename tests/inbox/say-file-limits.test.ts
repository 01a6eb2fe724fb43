import { kioskFiles, webFiles } from "../../src/channels/web/file-limits.ts";
import { whatsappFiles } from "../../src/channels/whatsapp-cloud/file-limits.ts";
import { readFileName } from "../../src/inbox/read-file-name.ts";
import { sayFileLimits, whyNotFile } from "../../src/inbox/say-file-limits.ts";

describe("why a file cannot go", () => {
  it.each([
    ["image/png", 5e6, /^it can$/],
    ["image/jpg", 1, /^it can$/],
    ["audio/x-m4a", 16e6, /^it can$/],
    ["", 25e6, /^it can$/], // the server will know
    ["image/png", 5e6 + 1, /trop lourd/],
    ["", 25e6 + 1, /trop lourd/],
    ["image/webp", 1, /type de fichier/],
    ["application/x-msdownload", 1, /type de fichier/],
    ["constructor", 1, /type de fichier/],
    ["image/png", 0, /vide/],
  ])("%s of %d bytes on WhatsApp", (type, size, why) => {
    expect(whyNotFile(whatsappFiles, { type, size }) ?? "it can").toMatch(why);
  });

  it("says what can", () => {
    expect(sayFileLimits(kioskFiles)).toBe("On peut envoyer : photos JPEG, PNG, GIF, WebP (10 Mo au plus).");
    expect(sayFileLimits(webFiles)).toMatch(/sons MP3.* ; vidéos MP4 .* ; documents PDF, Word, OpenDocument/);
    expect(sayFileLimits({})).toBe("On ne peut pas envoyer de fichier ici.");
  });
});

describe("the name under which a person gets a file", () => {
  it.each([
    ["plan.PNG", "png", "plan.png"],
    ["C:\\fakepath\\Mon plan.jpeg", "jpg", "Mon plan.jpg"],
    ["../../etc/passwd", "pdf", "passwd.pdf"],
    ["fiche.exe", "pdf", "fiche.pdf"],
    ['a"b<c>|?*:.pdf', "pdf", "a b c.pdf"],
    ["", "pdf", "fichier.pdf"],
    ["....", "pdf", "fichier.pdf"],
    ["é".repeat(200), "pdf", `${"é".repeat(80)}.pdf`],
    ["ligne\r\nX-Bad: 1.pdf", "pdf", "ligne X-Bad 1.pdf"],
  ])("%j", (given, extension, name) => {
    expect(readFileName(given, extension)).toBe(name);
  });
});
