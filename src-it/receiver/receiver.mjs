// Receives webhooks and prints one line for each: what was believed, what came again, what was refused.
// WEBHOOK_SECRET: one secret, or the new and the old one with a comma. PORT: 9000.
import { createServer } from "node:http";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

const LARGEST = 64 * 1024;
const secrets = (process.env.WEBHOOK_SECRET ?? "").split(",").filter(Boolean);
if (secrets.length === 0) {
  console.error("WEBHOOK_SECRET is missing. A right value is the secret of the payment service: whsec_…");
  process.exit(1);
}
const receivers = secrets.map((secret) => new Webhook(secret));
const heard = new Set();

function verified(body, headers) {
  for (const [turn, receiver] of receivers.entries()) {
    try {
      return receiver.verify(body, headers);
    } catch (refused) {
      if (!(refused instanceof WebhookVerificationError) || turn === receivers.length - 1) {
        throw refused;
      }
    }
  }
}

async function bodyOf(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > LARGEST) {
      throw new WebhookVerificationError("too large");
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

const server = createServer(async (request, response) => {
  const id = request.headers["webhook-id"];
  try {
    const message = verified(await bodyOf(request), request.headers);
    const again = heard.has(id) ? " again" : "";
    heard.add(id); // in a real shop: stored, in one transaction with what the result changes
    console.log(`verified${again} ${id} ${message.type} ${message.data.invoiceNumber} ${message.data.amount}`);
    response.writeHead(204).end();
  } catch (refused) {
    console.log(`refused ${id} ${refused.message}`);
    response.writeHead(400).end();
  }
});

server.listen(Number(process.env.PORT ?? 9000), "127.0.0.1", () =>
  console.log(`listening on ${server.address().port}`),
);
