export type NoticePermission = "unsupported" | NotificationPermission;

export const noticePermission = (): NoticePermission =>
  "Notification" in window ? Notification.permission : "unsupported";

export const askForNotices = async (): Promise<NoticePermission> =>
  "Notification" in window ? Notification.requestPermission() : "unsupported";

/**
 * Says that something happened and never what: it shows on a locked screen, over other people's shoulders. Notices of one kind replace
 * one another.
 */
export function showNotice(kind: "waiting" | "message"): void {
  if (noticePermission() !== "granted" || !document.hidden) return;
  const body = kind === "waiting" ? "Une personne attend." : "Un nouveau message pour vous.";
  try {
    const notice = new Notification("SOS Numérique", { body, tag: kind, icon: "/mediateurs/icon.svg" });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // Telephones allow notices to service workers only.
  }
}
