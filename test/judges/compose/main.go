// What compose-go makes of the files of a project, as `docker compose` asks it.
//
// Reads one question a line on standard input and answers each with one line on standard output, both JSON; the first line
// of the output names compose-go's version. A question is the files of a folder by their paths (`files`), a text with
// references (`template`, `env`), or the text of an environment file (`dotenv`).
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"runtime/debug"

	"github.com/sirupsen/logrus"
)

const library = "github.com/compose-spec/compose-go/v2"

type question struct {
	Files map[string]string `json:"files"`
	// Whether what the files name must be there too: networks, volumes, services, environment files.
	Whole    bool              `json:"whole"`
	Template *string           `json:"template"`
	Env      map[string]string `json:"env"`
	Dotenv   *string           `json:"dotenv"`
}

func main() {
	// Warnings are no answers.
	logrus.SetLevel(logrus.ErrorLevel)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<28)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	answers := json.NewEncoder(out)
	answers.SetEscapeHTML(false)
	say := func(answer any) {
		if err := answers.Encode(answer); err != nil {
			panic(err)
		}
	}
	say(map[string]string{"tool": library, "version": version()})
	for in.Scan() {
		var asked question
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			panic(err)
		}
		switch {
		case asked.Template != nil:
			say(fill(*asked.Template, asked.Env))
		case asked.Dotenv != nil:
			say(readEnvironment(*asked.Dotenv))
		default:
			say(load(asked))
		}
	}
	if err := in.Err(); err != nil {
		panic(err)
	}
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == library {
			return module.Version
		}
	}
	return "unknown"
}
