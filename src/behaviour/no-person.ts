const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** More deeds in a minute than a person's hands can do. */
const mostAMinute = 60
/** More deeds in 24 hours than a day of shopping has: one in every minute of sixteen hours. */
const mostADay = 1000
/** Hours of 24 in a row with a deed in each: who shops in this many does not sleep. */
const mostHours = 20

/**
 * Whether deeds at these times, ascending, cannot be those of one person: a burst, more than a day
 * holds, or no night. The last two find what stays below the first: a patient robot, and an id that
 * many share (a till, `guest`). Times that are a date alone, midnight UTC, say nothing of speed: they
 * count for the day only.
 *
 * @see Tan & Kumar (2002), Discovery of Web Robot Sessions Based on Their Navigational Patterns: width,
 * speed and hours of the day tell robots from people; Doran & Gokhale (2011), Web robot detection
 * techniques, for the rules by number of requests.
 */
export function isNoPerson(times: ArrayLike<number>): boolean {
  return isBurst(times) || isLongDay(times) || isSleepless(times)
}

function isBurst(times: ArrayLike<number>): boolean {
  let inWindow = 0
  for (let first = 0, last = 0; last < times.length; last++) {
    inWindow += Number(isTold(times[last]!))
    for (; times[last]! - times[first]! > minute; first++) inWindow -= Number(isTold(times[first]!))
    if (inWindow > mostAMinute) return true
  }
  return false
}

function isLongDay(times: ArrayLike<number>): boolean {
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= day) first++
    if (last - first >= mostADay) return true
  }
  return false
}

function isSleepless(times: ArrayLike<number>): boolean {
  /** Hours with a deed, the latest 24 of the clock. */
  const hours: number[] = []
  for (let at = 0; at < times.length; at++) {
    const own = Math.floor(times[at]! / hour)
    if (!isTold(times[at]!) || own === hours.at(-1)) continue
    hours.push(own)
    while (own - hours[0]! >= 24) hours.shift()
    if (hours.length > mostHours) return true
  }
  return false
}

/** Whether the time has an hour to it. */
const isTold = (time: number): boolean => time % day !== 0
