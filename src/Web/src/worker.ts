// The typesetting worker: reads requests from stdin until it closes, answers on stdout. See protocol.ts.
import type { Answer, Request } from "./protocol.ts";

// Each tool is loaded when it is first asked for: a page of prose waits for none of them.
async function answer(request: Request): Promise<Answer> {
  switch (request.kind) {
    case "formula":
      return (await import("./formula.ts")).typesetFormula(request);
    case "figure":
      return (await import("./figure.ts")).typesetFigure(request);
    case "listing":
      return await (await import("./listing.ts")).typesetListing(request);
    case "card":
      return await (await import("./card.ts")).drawCard(request);
    default:
      throw new Error(`unknown request: ${JSON.stringify(request)}`);
  }
}

async function answerLine(line: string): Promise<string> {
  try {
    return JSON.stringify(await answer(JSON.parse(line) as Request));
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message.split("\n", 1)[0] : String(error) });
  }
}

// Standard output is the answers'; whatever a library has to say goes to standard error.
console.log = console.info = console.debug = console.error;

let rest = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) {
  const lines = (rest + (chunk as string)).split("\n");
  rest = lines.pop()!;
  for (const line of lines) {
    // Written one by one, so that should a request kill the process, all answers before it have arrived.
    process.stdout.write((await answerLine(line)) + "\n");
  }
}
