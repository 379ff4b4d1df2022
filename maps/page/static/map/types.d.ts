/** What the server writes for the map: see `maps/page/data.py`. Each span is a text of moments such as "2-7 9". */

import type { Say } from "../lib/words.js";

export type { Say };
export type Span = string;
export type Timed<T> = [Span, T][];

export interface Entry {
    id: string;
    kind: "person" | "actor" | "fold";
    name: string;
    ring: "home" | "none" | number;
    sector: string;
    on: Span;
    units: string[];
    tasks: Timed<string>;
    labels: Timed<string>;
    /** Of somebody: whether in a public body or an organisation, and the fold that holds them. */
    public?: boolean;
    fold?: string | null;
    /** Of a fold: where it stands, whom it holds, and what it is called. */
    place?: string;
    ids?: string[];
    titles?: Timed<string>;
}

export interface Finding {
    id: string;
    type: string;
    title: string;
    on: Span;
    statement: Timed<string>;
    question: Timed<string | null>;
    subjects: string[];
    chips: Timed<string[]>;
    edges: Timed<string[]>;
}

export interface Scene {
    now: number;
    own: number;
    step: string;
    moments: { day: string; said: string }[];
    chips: Entry[];
    folded: Record<string, Timed<string>>;
    findings: Finding[];
    sectors: { id: string; name: string }[];
    sheet: Record<string, Timed<string>>;
    /** The day of the last meeting before. */
    met: Timed<string>;
    words: Record<string, string>;
}

/** A line of the drawing between two chips. `drawn`: when it is shown without being asked for. */
export interface Edge {
    id: string;
    ends: [string, string];
    state: string;
    on: Span;
    drawn: Span;
    /** Of a line to a fold: whose it is, and when. */
    folded: Timed<string>;
}

export interface Wanted {
    text: string;
    sphere: string;
    sector: string;
    unit: string;
    task: string;
    focus: string;
}

export interface State {
    moment: number;
    /** The moment it is compared with. */
    other: number | null;
    /** The chip that is chosen; if it is a fold, perhaps one of those whom it holds. */
    chip: string | null;
    one: string | null;
    /** The finding that is lit. */
    finding: Finding | null;
    wanted: Wanted;
    /** Kinds of lines that are not as usual, and whether they are shown. */
    lines: ReadonlyMap<string, boolean>;
}

/** A condition on a span: that it holds now, or always true. */
export type When = (span: Span) => boolean;
