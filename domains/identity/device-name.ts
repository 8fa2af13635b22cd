// Names a device in its list when the person did not: from the User-Agent, for people, not for decisions.

/** In the order of trial: browsers name their ancestors too. */
const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
] as const;

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['a television', /\b(?:SmartTV|SMART-TV|Tizen|Web0S|webOS)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;

const LONGEST = 120;

/** "Firefox on Linux"; for a program its own name ("node", "curl/8.5.0"). */
export function deviceName(given: string | undefined, userAgent: string | undefined): string {
  if (given) return given;
  const agent = (userAgent ?? '').slice(0, 500);
  const browser = browsers.find(([, pattern]) => pattern.test(agent))?.[0];
  const system = systems.find(([, pattern]) => pattern.test(agent))?.[0];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? (agent.trim().split(/\s/)[0]?.slice(0, LONGEST) || 'Unknown device');
}
