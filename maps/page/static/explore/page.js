/** The entry of the free view's page. */

import { start } from "../lib/component.js";
import { FreeView } from "./free-view.js";

start("free-view", (root) => new FreeView(root));
