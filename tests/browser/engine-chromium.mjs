// Chromium, by the DevTools protocol.
import puppeteer from "puppeteer-core";
import { engine } from "./engine-puppeteer.mjs";

export const programs = [
  {
    variable: "CHROMIUM",
    debian: "chromium",
    places: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ],
  },
];

/** @param {Record<string, string>} paths */
export async function launch({ CHROMIUM }) {
  const browser = await puppeteer.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return engine("chromium", browser);
}
