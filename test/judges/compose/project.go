package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
)

// A project as compose-go puts it together.
type project struct {
	// Why it takes none of it.
	Refusal  string                     `json:"refusal,omitempty"`
	Services map[string]json.RawMessage `json:"services,omitempty"`
}

// The folder of every project, in answers.
const folder = "/project"

// Loads what `docker compose` would in the folder, with nothing set in the shell.
func load(asked question) (answer project) {
	where, err := os.MkdirTemp("", "ringfence-compose-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(where)
	for path, text := range asked.Files {
		write(where, path, text)
	}
	// Paths in COMPOSE_FILE start where Compose is started.
	if err := os.Chdir(where); err != nil {
		panic(err)
	}
	defer func() {
		if fault := recover(); fault != nil {
			answer = project{Refusal: fmt.Sprint("panic: ", fault)}
		}
		answer.Refusal = strings.ReplaceAll(answer.Refusal, where, folder)
	}()
	text, err := read(where, asked.Whole)
	if err != nil {
		return project{Refusal: err.Error()}
	}
	if err := json.Unmarshal([]byte(strings.ReplaceAll(text, where, folder)), &answer); err != nil {
		panic(err)
	}
	return answer
}

func read(where string, whole bool) (string, error) {
	options := []cli.ProjectOptionsFn{
		cli.WithWorkingDirectory(where),
		cli.WithEnvFiles(),
		cli.WithDotEnv,
		cli.WithConfigFileEnv,
		cli.WithDefaultConfigPath,
		cli.WithName("project"),
		cli.WithProfiles([]string{"*"}),
	}
	if !whole {
		options = append(options,
			cli.WithConsistency(false), cli.WithoutEnvironmentResolution, cli.WithoutLabelsResolution)
	}
	asked, err := cli.NewProjectOptions(nil, options...)
	if err != nil {
		return "", err
	}
	loaded, err := asked.LoadProject(context.Background())
	if err != nil {
		return "", err
	}
	text, err := loaded.MarshalJSON()
	return string(text), err
}

func write(where, path, text string) {
	if !filepath.IsLocal(path) {
		panic("outside of the project: " + path)
	}
	file := filepath.Join(where, path)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		panic(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		panic(err)
	}
}
