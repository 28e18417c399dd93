// The capstone's playground: the trained model, run in the reader's browser. One file for the page and for its worker.
import { startPlayground } from "./page/playground";
import { workAsWorker } from "./worker";

if (typeof document === "undefined") {
  workAsWorker();
} else {
  startPlayground((document.currentScript as HTMLScriptElement).src);
}
