// @ts-check

/** What can be typed into. @param {EventTarget | null} target */
export function typesIn(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(checkbox|radio|range|button|file)$/.test(target.type)));
}
