import { Paper, Text, Title } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

/** The sheet on which one signs in or creates an account. */
export const Gate = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }): ReactElement => (
  <main className="gate">
    <Paper className="gate-sheet" radius="lg" p="xl" withBorder>
      <img src="/mediateurs/icon.svg" alt="" width={48} height={48} />
      <Text c="teal.7" fw={650} mt="sm">
        SOS Numérique
      </Text>
      <Title order={1} size="h2" mb={4}>
        {title}
      </Title>
      <Text c="dimmed" mb="lg">
        {lead}
      </Text>
      {children}
    </Paper>
  </main>
);
