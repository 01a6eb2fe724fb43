import "@mantine/core/styles.css";
import "./base.css";
import "./account/account.css";
import "./frame/frame.css";
import "./list/list.css";
import "./conversation/conversation.css";
import "./conversation/person-card.css";
import "./questions/questions.css";
import "./whatsapp/whatsapp.css";
import "./narrow.css"; // last: it changes what the others say
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { ApiFault } from "./api/api-fault.ts";
import { theme } from "./theme.ts";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events keep everything up to date; reading again is for what they could not tell.
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (failures, error) =>
        failures < 3 && !(error instanceof ApiFault && error.status >= 400 && error.status < 500),
    },
  },
});

const root = document.getElementById("inbox");
if (root === null) throw new Error("index.html has no #inbox");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="light">
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
