// What both Node and browsers offer and the platform-free packages may use; nothing else of either is visible to them.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
