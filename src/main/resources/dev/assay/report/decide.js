// The sums of the package dev.assay.decide and the words of DecisionText. A test holds each figure against Java's.
var assayDecide = (function () {
  "use strict";
  var YEAR = 365;
  var HOURS = 24;
  var WEEK = 7;
  var DAY = 86400;
  var MONTH = YEAR / 12;

  function known(interval) {
    return interval.lower !== null && interval.upper !== null;
  }

  function map(ratio, sum) {
    return {
      estimate: sum(ratio.estimate),
      lower: ratio.lower === null ? null : sum(ratio.lower),
      upper: ratio.upper === null ? null : sum(ratio.upper)
    };
  }

  function turned(interval) {
    return { estimate: interval.estimate, lower: interval.upper, upper: interval.lower };
  }

  function breakEven(cores, cost, weeks, given) {
    return cores > 0 ? weeks * WEEK + cost / (cores * HOURS * given.coreHour) : Infinity;
  }

  function course(from, to, ratio, cores, weeks, given) {
    var cost = weeks * given.week;
    var rest = 1 / (1 / (1 - given.share));
    var saved = function (factor) { return cores * (1 - 1 / factor); };
    return {
      from: from,
      to: to,
      ratio: ratio,
      coresBefore: cores,
      cost: cost,
      coresSaved: map(ratio, saved),
      moneyPerYear: map(ratio, function (factor) { return saved(factor) * HOURS * YEAR * given.coreHour; }),
      breakEvenDays: turned(map(ratio, function (factor) {
        return breakEven(saved(factor), cost, weeks, given);
      })),
      request: map(ratio, function (factor) { return 1 / (rest + (1 - rest) / factor); })
    };
  }

  function answer(course, given) {
    var horizon = given.horizonYears * YEAR;
    var days = course.breakEvenDays;
    if (!known(days)) {
      return "CANNOT_TELL";
    }
    return days.upper <= horizon ? "YES" : days.lower > horizon ? "NO" : "CANNOT_TELL";
  }

  function reason(decision, given) {
    var rewrite = decision.rewrite;
    var alone = answer(rewrite, given);
    if (alone === "NO") {
      if (rewrite.ratio.upper <= 1) {
        return "NOT_FASTER";
      }
      return breakEven(rewrite.coresBefore, rewrite.cost, given.weeks, given) > given.horizonYears * YEAR
        ? "NOT_EVEN_FREE" : "TOO_LATE";
    }
    var fixed = decision.fix && answer(decision.fix, given) === "YES";
    var after = fixed ? answer(decision.beyond, given) : null;
    if (after === "NO") {
      return "FIX_FIRST";
    }
    if (alone === "CANNOT_TELL") {
      return "OPEN";
    }
    return after === null ? "PAYS" : after === "YES" ? "PAYS_BEYOND_FIX" : "OPEN_BEYOND_FIX";
  }

  function decide(evidence, given) {
    var speed = given.megabytesPerSecond === null ? evidence.megabytesPerSecond : given.megabytesPerSecond;
    var cores = given.bytesPerDay / 1e6 / speed / DAY;
    var fix = evidence.fix;
    var decision = {
      rewrite: course(evidence.now, evidence.then, evidence.ratio, cores, given.weeks, given),
      fix: fix && course(evidence.now, fix.contender, fix.ratio, cores, given.fixWeeks, given),
      beyond: fix && course(fix.contender, evidence.then, fix.left, cores / fix.ratio.estimate, given.weeks, given),
      ceiling: 1 / (1 - given.share)
    };
    decision.reason = reason(decision, given);
    decision.fixPaysInstead = ["NOT_FASTER", "NOT_EVEN_FREE", "TOO_LATE"].includes(decision.reason)
      && fix && answer(decision.fix, given) === "YES";
    return decision;
  }

  function grouped(plain) {
    var parts = plain.split(".");
    parts[0] = parts[0].replace(/\B(?=(\d{3})+$)/g, ",");
    return parts.join(".");
  }

  // Three significant digits of the exact value, a tie to the even one, as BigDecimal does it.
  function number(value) {
    if (value === Infinity) {
      return "∞";
    }
    if (value === 0) {
      return "0";
    }
    var parts = Math.abs(value).toExponential(60).split("e");
    var digits = parts[0].replace(".", "");
    var exponent = Number(parts[1]);
    var kept = Number(digits.slice(0, 3));
    var next = digits.charAt(3);
    if (next > "5" || next === "5" && (/[1-9]/.test(digits.slice(4)) || kept % 2 === 1)) {
      kept += 1;
    }
    if (kept === 1000) {
      kept = 100;
      exponent += 1;
    }
    var text = String(kept);
    if (exponent >= 2) {
      text += "0".repeat(exponent - 2);
    } else if (exponent >= 0) {
      text = text.slice(0, exponent + 1) + "." + text.slice(exponent + 1);
    } else {
      text = "0." + "0".repeat(-exponent - 1) + text;
    }
    return (value >= 0 ? "" : "-") + grouped(text);
  }

  function range(interval, format) {
    var lower = format(interval.lower);
    var upper = format(interval.upper);
    return lower + (/^[\d.,∞]+$/.test(lower + upper) ? "–" : " to ") + upper;
  }

  function behind(interval, format) {
    return known(interval) ? " (" + range(interval, format) + ")" : " (no interval)";
  }

  function plain(interval) {
    return number(interval.estimate) + behind(interval, number);
  }

  function factor(interval) {
    return number(interval.estimate) + "×" + behind(interval, number);
  }

  function inverted(interval) {
    return {
      estimate: 1 / interval.estimate,
      lower: interval.upper === null ? null : 1 / interval.upper,
      upper: interval.lower === null ? null : 1 / interval.lower
    };
  }

  // The larger number, and who has it.
  function change(course) {
    var slower = 1 > course.ratio.estimate;
    return (slower ? course.from : course.to) + " is " + factor(slower ? inverted(course.ratio) : course.ratio)
      + " as fast as " + (slower ? course.to : course.from);
  }

  function gain(interval, more, less) {
    return interval.estimate >= 0
      ? plain(interval) + more
      : plain(turned(map(interval, function (value) { return -value; }))) + less;
  }

  function money(course) {
    return gain(course.moneyPerYear, " a year saved", " a year lost");
  }

  function unit(days) {
    return days >= 2 * YEAR ? YEAR : days >= 90 ? MONTH : 1;
  }

  function count(days, size) {
    return days === Infinity ? "never" : number(days / size);
  }

  function length(days) {
    var size = unit(days);
    return count(days, size) + (size === 1 ? " days" : size === MONTH ? " months" : " years");
  }

  function span(days) {
    if (days.estimate === Infinity) {
      return isFinite(days.lower) && days.lower !== null ? "never, at best after " + length(days.lower) : "never";
    }
    var size = unit(days.estimate);
    return "after " + length(days.estimate) + behind(days, function (end) { return count(end, size); });
  }

  function date(start) {
    return function (days) {
      if (days === Infinity) {
        return "never";
      }
      return days > 100 * YEAR
        ? "more than a century on"
        : new Date(Date.parse(start + "T00:00:00Z") + Math.ceil(days) * DAY * 1000).toISOString().slice(0, 10);
    };
  }

  function dates(days, day) {
    return days.estimate === Infinity && !(days.lower !== null && isFinite(days.lower))
      ? "" : ": " + day(days.estimate) + behind(days, day);
  }

  function values(data, evidence, given, decision) {
    var rewrite = decision.rewrite;
    var day = date(given.start);
    var horizon = grouped(String(Math.round(given.horizonYears * 1000) / 1000));
    var values = {
      now: evidence.now,
      then: evidence.then,
      home: evidence.staysHome ? data.home : "",
      horizon: horizon + (given.horizonYears === 1 ? " year" : " years"),
      coresNow: number(rewrite.coresBefore),
      moneyNow: number(rewrite.coresBefore * HOURS * YEAR * given.coreHour),
      cost: number(rewrite.cost),
      change: change(rewrite),
      saved: gain(rewrite.coresSaved, " cores saved", " cores more"),
      money: money(rewrite),
      when: span(rewrite.breakEvenDays),
      date: dates(rewrite.breakEvenDays, day),
      request: rewrite.request.estimate >= 1
        ? factor(rewrite.request) + " as fast" : factor(inverted(rewrite.request)) + " the time",
      ceiling: decision.ceiling === Infinity
        ? "the function is all of it, so nothing else sets a ceiling"
        : "at most " + number(decision.ceiling) + "× as fast if the function cost nothing"
    };
    if (decision.fix) {
      values.fix = decision.fix.to;
      values.fixChange = change(decision.fix);
      values.fixMoney = money(decision.fix);
      values.fixWhen = span(decision.fix.breakEvenDays);
      values.beyondChange = change(decision.beyond);
      values.beyondMoney = money(decision.beyond);
      values.beyondWhen = span(decision.beyond.breakEvenDays);
    }
    return values;
  }

  function filled(template, values) {
    return template.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  }

  // The answer and the rows, label to words; an empty row says that there is nothing to say.
  function words(data, evidence, given) {
    var decision = decide(evidence, given);
    var figures = values(data, evidence, given, decision);
    var rows = evidence.fix ? data.rows : data.rowsWithoutFix;
    var results = { answer: filled(
      data.answers[decision.reason] + (decision.fixPaysInstead ? data.instead : ""), figures) };
    Object.keys(rows).forEach(function (label) { results[label] = filled(rows[label], figures); });
    return results;
  }

  function valid(given) {
    return [given.bytesPerDay, given.coreHour, given.share, given.horizonYears].every(function (value) {
      return value > 0 && isFinite(value);
    }) && [given.weeks, given.week, given.fixWeeks].every(function (value) {
      return value >= 0 && isFinite(value);
    }) && given.share <= 1 && (given.megabytesPerSecond === null || given.megabytesPerSecond > 0)
      && !isNaN(Date.parse(given.start));
  }

  // What the inputs say, in the units of the sums.
  function given(read) {
    var number = function (name) { return read(name).trim() === "" ? NaN : Number(read(name)); };
    return {
      bytesPerDay: number("volume") * 1e9,
      coreHour: number("core-hour"),
      share: number("share") / 100,
      weeks: number("weeks"),
      week: number("week"),
      fixWeeks: number("fix-weeks"),
      horizonYears: number("horizon"),
      megabytesPerSecond: read("speed").trim() === "" ? null : Number(read("speed")),
      start: read("start")
    };
  }

  function attach(calculator) {
    var data = JSON.parse(calculator.dataset.calculator);
    var read = function (name) { return calculator.querySelector("[name='" + name + "']").value; };
    var show = function () {
      var own = given(read);
      var results = valid(own) ? words(data, data.pairs[Number(read("choice"))], own) : {};
      calculator.querySelectorAll("[data-result]").forEach(function (cell) {
        var label = cell.dataset.result;
        cell.textContent = results[label] || (label === "answer" ? data.invalid : "");
      });
    };
    calculator.addEventListener("input", show);
    show();
  }

  return { words: words, given: given, valid: valid, number: number, attach: attach };
})();
if (typeof document === "undefined") {
  module.exports = assayDecide;
} else {
  document.querySelectorAll("[data-calculator]").forEach(assayDecide.attach);
}
