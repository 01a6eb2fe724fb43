import { Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { api } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { isSoundOn, setSound } from "../frame/chime.ts";
import { goTo } from "../frame/use-place.ts";
import { Icon } from "../frame/icons.tsx";
import { CalendarFeed } from "./calendar-feed.tsx";
import { Colleagues } from "./colleagues.tsx";
import { InviteColleague } from "./invite-colleague.tsx";
import { KeyboardHelp } from "./keyboard-help.tsx";
import { SecondFactor } from "./second-factor.tsx";

type Sheet = "second-factor" | "calendar-feed" | "invite" | "colleagues" | "keyboard";

export function AccountMenu({ onSignedOut }: { onSignedOut: () => void }): ReactElement {
  const { me, drafts, outgoing } = useDesk();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [sound, setSoundShown] = useState(isSoundOn);
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: () => {
      drafts.clear();
      outgoing.clear();
      onSignedOut();
    },
  });
  const close = (): void => setSheet(null);
  return (
    <>
      <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<Icon name="person" size={18} />}
            aria-label={`Compte de ${me.name}`}
          >
            <span className="account-name">{me.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.role === "admin" ? "Administratrice ou administrateur" : "Médiatrice ou médiateur"}
          </Menu.Label>
          <Menu.Item onClick={() => setSheet("second-factor")}>
            Double vérification{me.totp ? " (active)" : ""}
          </Menu.Item>
          <Menu.Item onClick={() => setSheet("calendar-feed")}>Mes rendez-vous sur mon téléphone</Menu.Item>
          {me.role === "admin" && <Menu.Item onClick={() => setSheet("invite")}>Inviter un collègue</Menu.Item>}
          {me.role === "admin" && <Menu.Item onClick={() => setSheet("colleagues")}>Comptes des collègues</Menu.Item>}
          <Menu.CheckboxItem
            checked={sound}
            onChange={(on) => {
              setSound(on);
              setSoundShown(on);
            }}
          >
            Son quand une personne attend
          </Menu.CheckboxItem>
          <Menu.Item onClick={() => goTo({ kind: "whatsapp" })}>WhatsApp (numéro ordinaire)</Menu.Item>
          <Menu.Item onClick={() => setSheet("keyboard")}>Aide du clavier</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => signOut.mutate()}>Se déconnecter</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SecondFactor opened={sheet === "second-factor"} onClose={close} />
      <CalendarFeed opened={sheet === "calendar-feed"} onClose={close} />
      <InviteColleague opened={sheet === "invite"} onClose={close} />
      <Colleagues opened={sheet === "colleagues"} onClose={close} />
      <KeyboardHelp opened={sheet === "keyboard"} onClose={close} />
    </>
  );
}
