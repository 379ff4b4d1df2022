/** The entry of a family's pages that hold no map. */

import { startMenus } from "../lib/menu.js";

startMenus();
