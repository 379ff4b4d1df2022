/** What the free view uses of vis-network, which its page loads before. */

interface DataSet {
    update(items: { id: string; hidden: boolean }[]): void;
    get(id: string): { hidden?: boolean } | null;
    clear(): void;
    add(items: object[]): void;
}
interface VisNetwork {
    once(event: string, act: () => void): void;
    on(event: "beforeDrawing", act: (context: CanvasRenderingContext2D) => void): void;
    on(event: "click", act: (event: { nodes: string[] }) => void): void;
    redraw(): void;
    getNodeAt(at: { x: number; y: number }): string | undefined;
    DOMtoCanvas(at: { x: number; y: number }): { x: number; y: number };
    getScale(): number;
    fit(options: { nodes?: string[]; animation: boolean }): void;
    moveTo(options: { scale: number }): void;
    setOptions(options: object): void;
    getPositions(): Record<string, { x: number; y: number }>;
}
// `var`, since only that is a property of globalThis.
declare var vis:
    | {
          DataSet: new (items: object[]) => DataSet;
          Network: new (place: HTMLElement, data: object, options: object) => VisNetwork;
      }
    | undefined;
