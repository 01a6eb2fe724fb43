import { Kbd, Modal } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

const rows: readonly (readonly [keys: ReactNode, what: string])[] = [
  [
    <>
      <Kbd>↓</Kbd> <Kbd>↑</Kbd> ou <Kbd>j</Kbd> <Kbd>k</Kbd>
    </>,
    "Passer d’une conversation à l’autre, dans la liste",
  ],
  [<Kbd>Entrée</Kbd>, "Ouvrir la conversation ; puis la prendre"],
  [<Kbd>Entrée</Kbd>, "Envoyer, quand vous écrivez"],
  [
    <>
      <Kbd>Maj</Kbd> + <Kbd>Entrée</Kbd>
    </>,
    "Aller à la ligne",
  ],
  [<Kbd>Échap</Kbd>, "Revenir à la liste"],
  [<Kbd>Tab</Kbd>, "Aller au bouton suivant"],
];

export const KeyboardHelp = ({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactElement => (
  <Modal
    opened={opened}
    onClose={onClose}
    title="Aide du clavier"
    centered
    closeButtonProps={{ "aria-label": "Fermer" }}
  >
    <dl className="keyboard-help">
      {rows.map(([keys, what]) => (
        <div key={what}>
          <dt>{keys}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </Modal>
);
