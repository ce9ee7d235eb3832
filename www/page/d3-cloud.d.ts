/** As much of it as cloud-layout.js uses. */
declare module "d3-cloud" {
  interface Cloud {
    size(size: [width: number, height: number]): this;
    words(words: object[]): this;
    font(font: string): this;
    fontSize(size: (word: any) => number): this;
    rotate(degrees: number): this;
    padding(pixels: number): this;
    random(random: () => number): this;
    timeInterval(milliseconds: number): this;
    on(event: "end", then: (words: any[]) => void): this;
    start(): this;
    stop(): this;
  }
  export default function cloud(): Cloud;
}
