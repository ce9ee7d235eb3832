// Firefox, by WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { engine } from "./engine-puppeteer.mjs";

export const programs = [
  {
    variable: "FIREFOX",
    debian: "firefox-esr",
    places: [
      "/usr/bin/firefox-esr",
      "/usr/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
  },
];

/** @param {Record<string, string>} paths */
export async function launch({ FIREFOX }) {
  return engine("firefox", await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true }));
}
