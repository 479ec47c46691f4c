import about from "../../package.json" with { type: "json" };

/** Version of the engine and the command line, written into every result. */
export const version: string = about.version;
