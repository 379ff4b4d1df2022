/** The entry of the free view's page. */

import { start } from "../lib/component.js";
import { startMenus } from "../lib/menu.js";
import { FreeView } from "./free-view.js";

startMenus();
start("free-view", (root) => new FreeView(root));
