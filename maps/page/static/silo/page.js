/** The entry of the planners' map. */

import { start } from "../lib/component.js";
import { startMenus } from "../lib/menu.js";
import { SiloMap } from "./silo-map.js";

startMenus();
start("silo-map", (root) => new SiloMap(root));
