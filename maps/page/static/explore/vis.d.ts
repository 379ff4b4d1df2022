/** What the free view uses of vis-network, which its page loads before. */

interface DataSet {
    update(items: { id: string; hidden: boolean }[]): void;
    get(id: string): { hidden?: boolean } | null;
}
interface VisNetwork {
    once(event: string, act: () => void): void;
    fit(options: { animation: boolean }): void;
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
